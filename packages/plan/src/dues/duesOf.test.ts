import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { laterOf } from '../calendar/calendarDate.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyOwingPlan, anyRoster, directory, owingPlan, places } from '../test/anyDuties.ts'
import { anyDay } from '../test/anyWhen.ts'
import { village } from '../test/smallPlan.ts'
import type { Range } from '../when/dueWindow.ts'
import type { Due } from './due.ts'
import { duesOf } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Roster } from './roster.ts'

const [big, small] = [village('big', 600), { ...village('small', 400), regionCode: '430381109237' }]
function rosterOf(plan: Plan): Roster {
  const targets = [big, small, village('none', 1)]
  return { targets, designations: evaluateTargetLists(plan, targets), places }
}
const march: Range = { from: '2020-03-01', to: '2020-03-31' }
const monthly = { kind: 'cycle', every: 'month' } as const
const duty = (over: Partial<OwedDuty>): OwedDuty => ({
  key: 'x',
  title: '自查',
  what: 'visit',
  who: { kind: 'target' },
  when: monthly,
  ...over,
})
function found(over: Partial<OwedDuty>, range = march): Due[] {
  const plan = owingPlan([duty(over)])
  return duesOf(plan, rosterOf(plan), nationalCalendar, range).filter(({ duty: id }) => id === 'owed.x')
}
const told = (over: Partial<OwedDuty>): string[] =>
  found(over).map(({ by, about }) => `${by?.title ?? '—'} → ${about?.title ?? '—'}`)

describe('the duties of a plan', () => {
  it('are read from every list into one form, each under its own name', () => {
    expect(dutiesOf(owingPlan([duty({})])).map(({ id, what, path }) => [id, what, path])).toEqual([
      ['visits.monthly', 'visit', 'duties.visits.0'],
      ['reports.report', 'report', 'duties.reports.0'],
      ['filings.plans', 'filing', 'duties.filings.0'],
      ['owed.x', 'visit', 'duties.owed.0'],
      ['milestones.half', 'milestone', 'milestones.0'],
    ])
  })

  it('of the older lists are owed by the team of the list, the unit that is named, or the body of a level', () => {
    const plan = owingPlan()
    plan.duties.visits![0]!.unit = 'office'
    plan.duties.meetings = [{ key: 'sum', title: '会商', level: 'city', cycle: 'quarter' }]
    const read = dutiesOf(plan).map(({ id, who, when }) => [id, who, when && 'every' in when ? when.every : null])
    expect(read).toContainEqual(['visits.monthly', { kind: 'unit', unit: 'office' }, 'month'])
    expect(read).toContainEqual(['meetings.sum', { kind: 'level', level: 'city' }, 'quarter'])
  })

  it('without a time, and those that wait for an event, are never due', () => {
    const plan = owingPlan([duty({ when: { kind: 'event', event: '预警', within: 1, unit: 'day' } })])
    delete plan.duties.visits![0]!.cycle
    const ids = duesOf(plan, rosterOf(plan), nationalCalendar, march).map((due) => due.duty)
    expect(ids).not.toContain('owed.x')
    expect(ids).not.toContain('visits.monthly')
  })
})

describe('who owes what about whom', () => {
  const lists = { kind: 'lists', targetLists: ['upper', 'lower'] } as const

  it.each([
    ['the target itself', { who: { kind: 'target' }, about: lists }, ['big村 → big村', 'small村 → small村']],
    ['the team of its list', { who: { kind: 'team' }, about: lists }, ['市级督战队 → big村', '县级督战队（湘乡市） → small村']],
    ['one team for all', { who: { kind: 'team', team: 'city' }, about: lists }, ['市级督战队 → big村', '市级督战队 → small村']],
    [
      'the county where it lies',
      { who: { kind: 'level', level: 'county' }, about: lists },
      ['湘潭县 → big村', '湘乡市 → small村'],
    ],
    [
      'the member of a group where it lies',
      { who: { kind: 'unit', unit: 'counties' }, about: lists },
      ['县市党委政府（湘潭县） → big村', '县市党委政府（湘乡市） → small村'],
    ],
    ['its sponsor, and nobody where it has none', { who: { kind: 'sponsor' }, about: lists }, ['市长 → big村', '— → small村']],
    [
      'one unit for every village of the register',
      { who: { kind: 'unit', unit: 'office' }, about: { kind: 'targets', targetKind: 'village' } },
      ['办公室 → big村', '办公室 → small村', '办公室 → none村'],
    ],
    [
      'the city about each county',
      { who: { kind: 'jurisdiction' }, about: { kind: 'regions', level: 'county' } },
      ['湘潭市 → 湘潭县', '湘潭市 → 湘乡市'],
    ],
    ['each county about itself', { who: { kind: 'level', level: 'county' } }, ['湘潭县 → —', '湘乡市 → —']],
    [
      'each member of a group about itself',
      { who: { kind: 'unit', unit: 'counties' } },
      ['县市党委政府（湘潭县） → —', '县市党委政府（湘乡市） → —'],
    ],
    [
      'whoever answers for a task, once in whichever roles',
      { who: { kind: 'answering' }, about: { kind: 'focusAreas' } },
      [
        '办公室 → 基本医疗',
        '县市党委政府（湘潭县） → 基本医疗',
        '县市党委政府（湘乡市） → 基本医疗',
        '县市党委政府（湘潭县） → 饮水安全',
        '县市党委政府（湘乡市） → 饮水安全',
      ],
    ],
    [
      'whoever leads it',
      { who: { kind: 'answering', roles: ['lead'] }, about: { kind: 'focusAreas' } },
      ['办公室 → 基本医疗', '— → 饮水安全'],
    ],
  ] as [string, Partial<OwedDuty>, string[]][])('%s', (_name, over, expected) => {
    expect(told(over)).toEqual(expected)
  })

  it('is a body of the directory, each member of a group, and nobody who is retired or unknown', () => {
    const owers = (body: string, bodies = directory) => {
      const plan = owingPlan([duty({ who: { kind: 'body', body } })])
      const dues = duesOf(plan, { ...rosterOf(plan), bodies }, nationalCalendar, march)
      return dues.filter((due) => due.duty === 'owed.x').map(({ by }) => `${by?.key} ${by?.title}`)
    }
    expect(owers('education')).toEqual(['body:education 市教育局'])
    expect(owers('schools')).toEqual(['body:huashi 花石镇中心小学'])
    expect(owers('old')).toEqual([])
    expect(owers('no-such')).toEqual([])
    expect(owers('education', []), 'without a directory').toEqual([])
  })

  it('is nobody about itself where the plan knows no such body', () => {
    expect(told({ who: { kind: 'level', level: 'village' } })).toEqual([])
    expect(told({ who: { kind: 'level', level: 'household' } })).toEqual([])
  })

  it('about what lies in a city without counties is owed at the county by the city, and at the township by the town', () => {
    const targets = [{ ...village('big', 600), regionCode: '441900101201' }]
    const owers = (level: 'county' | 'township') => {
      const about = { kind: 'targets', targetKind: 'village' } as const
      const plan = { ...owingPlan([duty({ who: { kind: 'level', level }, about })]), jurisdiction: '440000000000' }
      const roster = {
        targets,
        designations: [],
        places: new Map([
          ['441900000000', '东莞市'],
          ['441900101000', '石碣镇'],
        ]),
      }
      return duesOf(plan, roster, nationalCalendar, march).flatMap(({ duty: of, by }) => (of === 'owed.x' ? [by?.title] : []))
    }
    expect(owers('county')).toEqual(['东莞市'])
    expect(owers('township')).toEqual(['石碣镇'])
  })

  it('is the village itself under a plan of its own', () => {
    const plan = { ...owingPlan([duty({ who: { kind: 'level', level: 'village' } })]), jurisdiction: '430321109201' }
    const roster = { targets: [], designations: [], places: new Map([['430321109201', '花石村']]) }
    const dues = duesOf(plan, roster, nationalCalendar, march).filter((due) => due.duty === 'owed.x')
    expect(dues.map(({ by }) => by?.title)).toEqual(['花石村'])
  })

  it('where each county owes is each township of a city without counties', () => {
    const plan = { ...owingPlan([duty({ who: { kind: 'level', level: 'county' } })]), jurisdiction: '441900000000' }
    const roster = { targets: [], designations: [], places: new Map([['441900003000', '东城街道']]) }
    const dues = duesOf(plan, roster, nationalCalendar, march).filter((due) => due.duty === 'owed.x')
    expect(dues.map(({ by }) => by?.title)).toEqual(['东城街道'])
  })

  it('where each city owes is each county that the province runs itself, and not the code above it', () => {
    const plan = { ...owingPlan([duty({ who: { kind: 'level', level: 'city' } })]), jurisdiction: '410000000000' }
    const places = new Map([
      ['410300000000', '洛阳市'],
      ['410325000000', '嵩县'],
      ['419000000000', '省直辖县级行政区划'],
      ['419001000000', '济源市'],
    ])
    const dues = duesOf(plan, { targets: [], designations: [], places }, nationalCalendar, march)
    expect(dues.flatMap((due) => (due.duty === 'owed.x' ? [due.by?.title] : []))).toEqual(['洛阳市', '济源市'])
  })

  it('on two lists of one duty is once, and on the lists of two duties twice', () => {
    const both: OwedDuty['about'] & object = { kind: 'lists', targetLists: ['lower', 'upper'] }
    const plan = owingPlan([duty({ about: both }), duty({ key: 'y', about: both, when: { kind: 'cycle', every: 'week' } })])
    delete plan.targetLists[1]!.excludes
    const dues = duesOf(plan, rosterOf(plan), nationalCalendar, march)
    expect(dues.filter((due) => due.duty === 'owed.x' && due.about?.id === 'big')).toHaveLength(1)
    expect(dues.filter((due) => due.duty === 'owed.y' && due.about?.id === 'big')).toHaveLength(6)
  })
})

describe('a due', () => {
  it('says by whom, about what, in which window and until when, and has a key of just that', () => {
    expect(
      found(
        { about: { kind: 'lists', targetLists: ['upper'] }, when: { kind: 'cycle', every: 'week', endsOn: 5, hour: '18:00' } },
        { from: '2020-03-09', to: '2020-03-13' },
      ),
    ).toEqual([
      {
        key: 'owed.x/target:big/big/2020-W11/1',
        duty: 'owed.x',
        what: 'visit',
        title: '自查',
        by: { key: 'target:big', title: 'big村' },
        about: { kind: 'target', id: 'big', title: 'big村' },
        window: '2020-W11',
        start: '2020-03-07',
        end: '2020-03-13',
        dueOn: '2020-03-13',
        deadline: new Date('2020-03-13T18:00:00+08:00'),
        turn: 1,
      },
    ])
  })

  it('comes as often in a window as the duty says, and once for each line of a milestone', () => {
    expect(found({ who: { kind: 'jurisdiction' }, times: 3 }).map(({ turn }) => turn)).toEqual([1, 2, 3])
    const plan = owingPlan()
    const milestone = duesOf(plan, rosterOf(plan), nationalCalendar, march).filter((due) => due.what === 'milestone')
    expect(milestone.map(({ title, dueOn }) => [title, dueOn])).toEqual([
      ['甲', '2020-06-30'],
      ['乙', '2020-06-30'],
    ])
  })

  it('of a cycle ends with the plan, and a single date stands as it is written', () => {
    const plan = {
      ...owingPlan([duty({ who: { kind: 'jurisdiction' }, when: { kind: 'cycle', every: 'month', endsOn: 25 } })]),
      period: { end: '2020-09-10' },
    }
    plan.milestones = [{ key: 'late', title: '验收', due: '2020-12-31', lines: ['全部验收'] }]
    const dues = duesOf(plan, rosterOf(plan), nationalCalendar, { from: '2020-09-01', to: '2021-01-31' })
    expect(dues.filter((due) => due.duty === 'owed.x').map(({ end, dueOn }) => [end, dueOn])).toEqual([
      ['2020-09-10', '2020-09-10'],
    ])
    expect(dues.filter((due) => due.duty === 'milestones.late').map(({ dueOn }) => dueOn)).toEqual(['2020-12-31'])
  })

  it('dated by a day of the month is not owed once more for the days left after the last such day', () => {
    const when = { kind: 'cycle', every: 'month', endsOn: 25, dueDay: 25 } as const
    const plan = {
      ...owingPlan([duty({ who: { kind: 'jurisdiction' }, when })]),
      period: { start: '2020-01-01', end: '2020-09-30' },
    }
    const dues = duesOf(plan, rosterOf(plan), nationalCalendar, { from: '2020-08-26', to: '2020-12-31' })
    expect(dues.filter((due) => due.duty === 'owed.x').map(({ dueOn }) => dueOn)).toEqual(['2020-09-25'])
  })

  it('reported in the month that follows is owed until then', () => {
    const over = { who: { kind: 'jurisdiction' }, when: { ...monthly, dueDay: 5, later: 1 } } as const
    expect(found(over, { from: '2020-03-03', to: '2020-03-03' }).map(({ window, dueOn }) => [window, dueOn])).toEqual([
      ['2020-02', '2020-03-05'],
      ['2020-03', '2020-04-05'],
    ])
  })
})

const owed = anyOwingPlan.chain((plan) => fc.tuple(fc.constant(plan), anyRoster(plan)))
const range = fc.tuple(anyDay, fc.nat(120)).map(([from, days]): Range => ({ from, to: addDays(from, days) }))
const keysOf = (dues: readonly Due[]) => dues.map(({ key }) => key).sort()

describe('the dues of any plan', () => {
  it('have one key each, whatever parts the register is given in', () => {
    fc.assert(
      fc.property(owed, range, fc.nat(6), ([plan, roster], days, cut) => {
        const all = keysOf(duesOf(plan, roster, nationalCalendar, days))
        expect(new Set(all).size).toBe(all.length)
        const part = (targets: Roster['targets']): string[] =>
          keysOf(duesOf(plan, { ...roster, targets }, nationalCalendar, days))
        const parts = new Set([...part(roster.targets.slice(0, cut)), ...part(roster.targets.slice(cut))])
        expect([...parts].sort()).toEqual(all)
      }),
    )
  })

  it('are the same due by due however the range is cut', () => {
    fc.assert(
      fc.property(owed, range, fc.nat(120), ([plan, roster], days, cut) => {
        const middle = addDays(days.from, Math.min(cut, daysBetween(days.from, days.to)))
        const within = (part: Range) => (part.from > part.to ? [] : duesOf(plan, roster, nationalCalendar, part))
        const parts = [...within({ from: days.from, to: middle }), ...within({ from: addDays(middle, 1), to: days.to })]
        const whole = duesOf(plan, roster, nationalCalendar, days)
        expect([...new Map(parts.map((due) => [due.key, due])).keys()].sort()).toEqual(keysOf(whole))
        const byKey = new Map(parts.map((due) => [due.key, due]))
        for (const due of whole) expect(byKey.get(due.key)).toEqual(due)
      }),
    )
  })

  it('are those that a day-by-day reading of the duties gives: disjoint and complete', () => {
    fc.assert(
      fc.property(owed, range, ([plan, roster], { from, to }) => {
        const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
        const slowly = new Set(days.flatMap((day) => keysOf(duesOf(plan, roster, nationalCalendar, { from: day, to: day }))))
        const dues = duesOf(plan, roster, nationalCalendar, { from, to })
        expect(keysOf(dues)).toEqual([...slowly].sort())
        const times = new Map((plan.duties.owed ?? []).map((one) => [`owed.${one.key}`, one.times ?? 1]))
        const turns = new Map<string, number[]>()
        for (const { duty: id, by, about, window, turn } of dues) {
          const place = [id, by?.key, about?.id, window].join()
          turns.set(place, [...(turns.get(place) ?? []), turn])
        }
        for (const [place, of] of turns) {
          const wanted = times.get(place.split(',')[0] ?? '') ?? of.length
          expect(of).toEqual(Array.from({ length: wanted }, (_, index) => index + 1))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('lie in the days of the plan, save single dates, and end no later than they are due or closed', () => {
    fc.assert(
      fc.property(owed, range, ([plan, roster], days) => {
        for (const due of duesOf(plan, roster, nationalCalendar, days)) {
          expect(due.start <= due.end).toBe(true)
          if (due.window !== 'once') expect(due.start >= '2020-01-01' && due.end <= '2020-12-31').toBe(true)
          expect(due.start <= days.to && days.from <= laterOf(due.dueOn, due.end)).toBe(true)
        }
      }),
    )
  })
})
