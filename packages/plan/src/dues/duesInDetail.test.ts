import { regionCode } from '@duzhan/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import type { Range } from '../when/dueWindow.ts'
import { bodiesFor } from './bodiesFor.ts'
import { type Due, dueKey } from './due.ts'
import { dueCalendar, monthDays } from './dueCalendar.ts'
import { dutyWindows } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Roster } from './roster.ts'
import { placeName, placesAt, type Subject, subjectsOf } from './subjectsOf.ts'

const plan = owingPlan()
const roster: Roster = { targets: [village('big', 600)], designations: [{ targetId: 'big', list: 'upper', reasons: [] }], places }
const at = (region: string | null, more: Partial<Subject> = {}): Subject => ({
  about: null,
  target: null,
  list: null,
  region: region === null ? null : regionCode(region),
  ...more,
})
const told = (who: Body, subject: Subject, of: Plan = plan): string[] => bodiesFor(who, subject, of, roster).map(({ key }) => key)

describe('whom a plan means', () => {
  it('by a unit is that unit, and nobody where the plan no longer has it', () => {
    expect(told({ kind: 'unit', unit: 'office' }, at(null))).toEqual(['unit:office'])
    expect(told({ kind: 'unit', unit: 'gone' }, at(null))).toEqual([])
  })

  it('by a group is its member where the thing lies, all of them where it lies nowhere, and nobody elsewhere', () => {
    const group: Body = { kind: 'unit', unit: 'counties' }
    expect(told(group, at('430321109237'))).toEqual(['unit:counties@430321000000'])
    expect(told(group, at(null))).toEqual(['unit:counties@430321000000', 'unit:counties@430381000000'])
    expect(told(group, at('430300000000')), 'the whole city is in no county').toEqual([])
    expect(told(group, at('441900003000'))).toEqual([])
  })

  it('by a level is the seat above the thing, or every place of that level where it is about itself', () => {
    expect(told({ kind: 'level', level: 'county' }, at('430321109237'))).toEqual(['region:430321000000'])
    expect(told({ kind: 'level', level: 'province' }, at('430321109237'))).toEqual(['region:430000000000'])
    expect(told({ kind: 'level', level: 'village' }, at('430321109237'))).toEqual(['region:430321109237'])
    expect(told({ kind: 'level', level: 'county' }, at(null))).toEqual(['region:430321000000', 'region:430381000000'])
    expect(told({ kind: 'level', level: 'city' }, at(null))).toEqual(['region:430300000000'])
    for (const level of ['household', 'site'] as const) expect(told({ kind: 'level', level }, at('430321109237'))).toEqual([])
  })

  it('by a level is the successor of what has become part of another region, once for all of its parts', () => {
    const into = { '430321000000': '430399000000', '430381000000': '430399000000' }
    const merged = { ...roster, into, places: new Map([...roster.places, ['430399000000', '新县']]) }
    const owing = (subject: Subject) => bodiesFor({ kind: 'level', level: 'county' }, subject, plan, merged)
    const successor = [{ key: 'region:430399000000', title: '新县' }]
    expect(owing(at('430321109237'))).toEqual(successor)
    expect(owing(at(null))).toEqual(successor)
    expect(placesAt(plan, 'township', merged), 'what lies in a part stays').toEqual(['430321109000'])
  })

  it('by a county where there is none is the city above: a city without counties', () => {
    expect(told({ kind: 'level', level: 'county' }, at('441900003000'))).toEqual(['region:441900000000'])
  })

  it('by a team is the team of the list, formed where the thing lies; without list or place it is nobody', () => {
    expect(told({ kind: 'team' }, at('430321109237', { list: 'lower' }))).toEqual(['team:county@430321000000'])
    expect(told({ kind: 'team' }, at('430321109237', { list: 'none' }))).toEqual([])
    expect(told({ kind: 'team' }, at('430321109237'))).toEqual([])
    expect(told({ kind: 'team', team: 'county' }, at('430381109237'))).toEqual(['team:county@430381000000'])
    expect(told({ kind: 'team', team: 'gone' }, at('430381109237'))).toEqual([])
    expect(told({ kind: 'team', team: 'city' }, at(null)), 'formed where the plan is').toEqual(['team:city@430300000000'])
  })

  it('by a sponsor is each who has the target, by the target itself the target', () => {
    const [target] = roster.targets
    const sponsored = at('430321109237', { target: target! })
    expect(told({ kind: 'sponsor' }, sponsored)).toEqual(['sponsor:mayor'])
    const two = {
      ...plan,
      assignments: { ...plan.assignments, sponsors: ['a', 'b'].map((key) => ({ key, post: key, targets: ['big'] })) },
    }
    expect(told({ kind: 'sponsor' }, sponsored, two)).toEqual(['sponsor:a', 'sponsor:b'])
    expect(told({ kind: 'target' }, sponsored)).toEqual(['target:big'])
    for (const kind of ['sponsor', 'target'] as const) expect(told({ kind }, at('430321109237'))).toEqual([])
  })

  it('by the jurisdiction is called by its place, or by who issued the plan where nobody named it', () => {
    const title = (known: Roster['places']) =>
      bodiesFor({ kind: 'jurisdiction' }, at(null), plan, { ...roster, places: known })[0]?.title
    expect(title(places)).toBe('湘潭市')
    expect(title(new Map())).toBe('某市领导小组')
  })

  it('by who answers for a task is nobody where nothing is asked about a task', () => {
    expect(told({ kind: 'answering' }, at(null))).toEqual([])
    const water = at(null, { about: { kind: 'focusArea', id: 'water', title: '饮水安全' } })
    expect(told({ kind: 'answering', roles: ['supporting'] }, water)).toEqual([])
    expect(told({ kind: 'answering', roles: ['responsible'] }, water)).toHaveLength(2)
  })
})

describe('the places of a level', () => {
  it('lie under the jurisdiction, and are none for a jurisdiction that is no code', () => {
    expect(placesAt(plan, 'township', roster)).toEqual(['430321109000'])
    expect(placesAt({ jurisdiction: '430321000000' }, 'county', roster)).toEqual(['430321000000'])
    expect(placesAt({ jurisdiction: '440000000000' }, 'county', roster)).toEqual([])
    expect(placesAt({ jurisdiction: 'somewhere' }, 'county', roster)).toEqual([])
  })

  it('are called by their name, and by their code where nobody gave one', () => {
    expect([placeName('430321000000', roster), placeName('430399000000', roster)]).toEqual(['湘潭县', '430399000000'])
  })
})

describe('what a duty is about', () => {
  const subjects = (about: Parameters<typeof subjectsOf>[0]['about'], of: Partial<Roster> = {}) =>
    subjectsOf({ about }, plan, { ...roster, ...of }).map((subject) => `${subject.list ?? '-'} ${subject.about?.id ?? '-'}`)

  it('is itself where it says nothing, and nothing where its list is empty', () => {
    expect(subjects(null)).toEqual(['- -'])
    expect(subjects({ kind: 'lists', targetLists: ['lower'] })).toEqual([])
    expect(subjects({ kind: 'lists', targetLists: [] })).toEqual([])
  })

  it('is a target once, by the list that the duty names first, in whatever order they come', () => {
    const both = ['lower', 'upper'].map((list) => ({ targetId: 'big', list, reasons: [] }))
    for (const designations of [both, [...both].reverse()]) {
      expect(subjects({ kind: 'lists', targetLists: ['upper', 'lower'] }, { designations })).toEqual(['upper big'])
      expect(subjects({ kind: 'lists', targetLists: ['lower', 'upper'] }, { designations })).toEqual(['lower big'])
    }
  })

  it('is no target that stands on a list and not in the register', () => {
    expect(subjects({ kind: 'lists', targetLists: ['upper'] }, { targets: [] })).toEqual([])
  })

  it('is a target whose place is no code, without a place', () => {
    const lost = { ...village('lost', 600), regionCode: '某村' }
    const [subject] = subjectsOf({ about: { kind: 'targets', targetKind: 'village' } }, plan, { ...roster, targets: [lost] })
    expect(subject).toMatchObject({ region: null, about: { id: 'lost' } })
  })
})

describe('the windows of a duty', () => {
  const year: Range = { from: '2019-01-01', to: '2022-12-31' }
  const days = (when: Parameters<typeof dutyWindows>[0], period: Plan['period']) =>
    dutyWindows(when, { ...plan, period }, year, calendar).map(({ start, end, dueOn }) => `${start} ${end} ${dueOn}`)

  it('begin and end with the plan, the last one cut short', () => {
    expect(days({ kind: 'cycle', every: 'month' }, { start: '2020-01-15', end: '2020-03-10' })).toEqual([
      '2020-01-15 2020-01-31 2020-01-31',
      '2020-02-01 2020-02-29 2020-02-29',
      '2020-03-01 2020-03-10 2020-03-10',
    ])
  })

  it('dated by a day that the last month no longer reaches are one fewer', () => {
    const by25 = { kind: 'cycle', every: 'month', dueDay: 25 } as const
    expect(days(by25, { start: '2020-01-01', end: '2020-02-20' })).toEqual(['2020-01-01 2020-01-31 2020-01-25'])
    expect(days(by25, { start: '2020-01-01', end: '2020-02-25' })).toHaveLength(2)
  })

  it('of a single date stand as they are written, even after the plan', () => {
    expect(days({ kind: 'date', start: '2020-01-01', due: '2021-06-30' }, { start: '2020-01-01', end: '2020-12-31' })).toEqual([
      '2020-01-01 2021-06-30 2021-06-30',
    ])
  })

  it('outside the plan are none', () => {
    const spring = {
      kind: 'windows',
      windows: [{ kind: 'dates', key: 'a', title: '甲', start: '2021-02-01', end: '2021-03-01' }],
    } as const
    expect(days({ ...spring, windows: [...spring.windows] }, { start: '2020-01-01', end: '2020-12-31' })).toEqual([])
  })
})

describe('the older lists of a plan', () => {
  it('are read with what they say and what they leave to custom', () => {
    const old = owingPlan()
    old.duties.reports![0]!.toUnit = 'office'
    old.duties.meetings = [{ key: 'sum', title: '会商', level: 'city', cycle: 'gone' }]
    const read = new Map(dutiesOf(old).map((duty) => [duty.id, duty]))
    expect(read.get('reports.report')).toMatchObject({ to: { kind: 'unit', unit: 'office' }, mayBeNil: true, times: 1 })
    expect(read.get('filings.plans')).toMatchObject({ to: { kind: 'level', level: 'city' }, mayBeNil: false, what: 'filing' })
    expect(read.get('meetings.sum')?.when, 'a cycle that the plan does not have').toBeNull()
    expect(read.get('visits.monthly')).toMatchObject({ checklist: 'village', to: null, lines: null })
    expect(read.get('milestones.half')).toMatchObject({ lines: ['甲', '乙'], who: { kind: 'jurisdiction' } })
  })

  it('say of a report of any form that there may be nothing to report, unless the plan takes that word away', () => {
    const owed = { title: '日报', what: 'report', who: { kind: 'jurisdiction' } } as const
    const read = dutiesOf(
      owingPlan([
        { key: 'a', ...owed },
        { key: 'b', ...owed, nilReport: false },
        { key: 'c', ...owed, what: 'handIn' },
      ]),
    )
    expect(['a', 'b', 'c'].map((key) => read.find(({ id }) => id === `owed.${key}`)?.mayBeNil)).toEqual([true, false, false])
  })
})

describe('a calendar of dues', () => {
  const due = (by: string | null, dueOn: string, title = '月报'): Due => {
    const named = {
      duty: 'reports.report',
      by: by ? { key: `region:${by}`, title: by } : null,
      about: null,
      window: dueOn,
      turn: 1,
    }
    return {
      ...named,
      key: dueKey(named),
      what: 'report',
      title,
      start: dueOn,
      end: dueOn,
      dueOn,
      deadline: new Date(`${dueOn}T16:00:00Z`),
    }
  }

  it('keeps what nobody owes apart, and puts first who owes most', () => {
    const month = dueCalendar(
      [due(null, '2020-03-05'), due('甲县', '2020-03-25'), due('甲县', '2020-03-05'), due('乙县', '2020-04-01')],
      '2020-03',
    )
    expect(
      month.days.map(({ date, entries }) => `${date} ${entries.map(({ by, count }) => `${by?.title ?? '—'}${count}`)}`),
    ).toEqual(['2020-03-05 —1,甲县1', '2020-03-25 甲县1'])
    expect(month.bodies.map(({ by, count }) => `${by?.title ?? '—'} ${count}`)).toEqual(['甲县 2', '— 1'])
    expect(month.count).toBe(3)
  })

  it('counts every due of its month once, by day and by body alike', () => {
    const any = fc.array(
      fc
        .tuple(
          fc.constantFrom(null, '甲县', '乙县'),
          fc.constantFrom('2020-02-29', '2020-03-01', '2020-03-31'),
          fc.constantFrom('月报', '周报'),
        )
        .map(([by, day, title]) => due(by, day, title)),
    )
    fc.assert(
      fc.property(any, (dues) => {
        const month = dueCalendar(dues, '2020-03')
        const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
        expect(sum(month.days.flatMap(({ entries }) => entries))).toBe(month.count)
        expect(sum(month.bodies)).toBe(month.count)
        expect(month.count).toBe(dues.filter(({ dueOn }) => dueOn.startsWith('2020-03')).length)
      }),
    )
  })

  it('asks for all days of its month, a leap year’s February too', () => {
    expect([monthDays('2020-02'), monthDays('2021-02'), monthDays('2020-12')].map(({ to }) => to)).toEqual([
      '2020-02-29',
      '2021-02-28',
      '2020-12-31',
    ])
  })
})
