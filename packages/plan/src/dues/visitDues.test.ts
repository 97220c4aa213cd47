import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyOwingPlan, anyRoster, owingPlan, places } from '../test/anyDuties.ts'
import { anyDay } from '../test/anyWhen.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import type { Range } from '../when/dueWindow.ts'
import { duesOf } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Roster } from './roster.ts'
import { anytimeDuties, isOfTeams, isTargetVisit, type VisitDue, visitDues, visitingBodies, visitingTeams } from './visitDues.ts'

const targets = [village('big', 600), village('small', 400)]
const rosterOf = (plan: Plan): Roster => ({ targets, designations: evaluateTargetLists(plan, targets), places })
const lists = (...targetLists: string[]) => ({ kind: 'lists' as const, targetLists })
const patrol: OwedDuty = {
  ...{ key: 'patrol', title: '每日巡查', what: 'visit', who: { kind: 'team' } },
  ...{ about: lists('upper', 'lower'), when: { kind: 'cycle', every: 'day' } },
}
const visitsOf = (plan: Plan, range: Range): VisitDue[] => visitDues(plan, rosterOf(plan), nationalCalendar, range)
const anyHouse = anyOwingPlan.chain((plan) => anyRoster(plan).map((roster) => ({ plan, roster })))
const names = (visits: readonly VisitDue[]) => visits.map(({ name }) => name).sort()

describe('the visits that are owed', () => {
  it('are named by duty, target, window and turn, with their list, checklist and modes', () => {
    expect(visitsOf(smallPlan(), { from: '2020-03-20', to: '2020-03-20' })).toMatchObject([
      { name: 'monthly:big:2020-03:1', list: 'upper', until: '2020-03-31', checklist: 'village', modes: ['fixed'] },
      { name: 'monthly:small:2020-03:1', list: 'lower', until: '2020-03-31', checklist: 'village', modes: ['fixed'] },
    ])
  })

  it('are of every duty by its own rhythm, on the same targets', () => {
    const found = visitsOf(owingPlan([patrol]), { from: '2020-03-20', to: '2020-03-21' })
    expect(names(found)).toEqual([
      'monthly:big:2020-03:1',
      'monthly:small:2020-03:1',
      'owed.patrol:big:2020-03-20:1',
      'owed.patrol:big:2020-03-21:1',
      'owed.patrol:small:2020-03-20:1',
      'owed.patrol:small:2020-03-21:1',
    ])
  })

  it('last until they are due, where that is after their window', () => {
    const later: OwedDuty = { ...patrol, when: { kind: 'cycle', every: 'month', dueDay: 5, later: 1 } }
    const [march] = visitsOf(owingPlan([later]), { from: '2020-04-03', to: '2020-04-03' }).filter(
      ({ window, target }) => window === '2020-03' && target === 'big',
    )
    expect(march).toMatchObject({ end: '2020-03-31', dueOn: '2020-04-05', until: '2020-04-05' })
  })

  it('are one for all who come along, who are named once and not where they lead', () => {
    const office = { kind: 'unit' as const, unit: 'office' }
    const along: OwedDuty = { ...patrol, with: [office, { kind: 'unit', unit: 'counties' }, office, { kind: 'team' }] }
    const day = { from: '2020-03-20', to: '2020-03-20' }
    const found = visitsOf(owingPlan([along]), day).filter(({ duty }) => duty === 'owed.patrol')
    expect(names(found)).toEqual(['owed.patrol:big:2020-03-20:1', 'owed.patrol:small:2020-03-20:1'])
    expect(found[0]?.partners.map(({ key }) => key)).toEqual(['unit:office', 'unit:counties@430321000000'])
    expect(visitsOf(owingPlan([patrol]), day)[0]?.partners).toEqual([])
  })

  it('never name who leads among those who come along, nor anybody twice', () => {
    fc.assert(
      fc.property(anyHouse, anyDay, ({ plan, roster }, day) => {
        for (const { by, partners } of visitDues(plan, roster, nationalCalendar, { from: day, to: addDays(day, 40) })) {
          const keys = partners.map(({ key }) => key)
          expect(new Set([by?.key, ...keys]).size).toBe(keys.length + 1)
        }
      }),
    )
  })

  it('are owed by nobody rather than not at all where the plan names nobody', () => {
    const plan = owingPlan([{ ...patrol, who: { kind: 'sponsor' } }])
    plan.assignments.sponsors = []
    const found = visitsOf(plan, { from: '2020-03-20', to: '2020-03-20' })
    expect(found.filter(({ duty }) => duty === 'owed.patrol').map(({ by }) => by)).toEqual([null, null])
  })

  it('of several bodies about one target have each a name of their own', () => {
    const plan = owingPlan([{ ...patrol, who: { kind: 'sponsor' } }])
    plan.assignments.sponsors = ['mayor', 'secretary'].map((key) => ({ key, post: key, targets: ['big'] }))
    const found = visitsOf(plan, { from: '2020-03-20', to: '2020-03-20' }).filter(({ target }) => target === 'big')
    expect(names(found).filter((name) => name.startsWith('owed'))).toEqual([
      'owed.patrol:big:2020-03-20:1:sponsor:mayor',
      'owed.patrol:big:2020-03-20:1:sponsor:secretary',
    ])
  })

  it('that are covert, or are said to be, are unannounced', () => {
    const told = (over: Partial<OwedDuty>) =>
      visitsOf(owingPlan([{ ...patrol, ...over }]), { from: '2020-03-20', to: '2020-03-20' })
        .filter(({ duty }) => duty === 'owed.patrol')
        .every(({ isUnannounced }) => isUnannounced)
    expect([told({}), told({ modes: ['covert'] }), told({ unannounced: true })]).toEqual([false, true, true])
  })

  it('are the dues of the visit duties about lists, neither more nor less, whatever the plan', () => {
    fc.assert(
      fc.property(anyHouse, anyDay, fc.nat(60), ({ plan, roster }, from, days) => {
        const range = { from, to: addDays(from, days) }
        const owed = new Set(
          dutiesOf(plan)
            .filter(isTargetVisit)
            .map(({ id }) => id),
        )
        const all = duesOf(plan, roster, nationalCalendar, range).filter(({ duty }) => owed.has(duty))
        const visits = visitDues(plan, roster, nationalCalendar, range)
        expect(visits.map(({ key }) => key).sort()).toEqual(all.map(({ key }) => key).sort())
        expect(new Set(visits.map(({ name }) => name)).size).toBe(visits.length)
      }),
    )
  })

  it('are the same whether the list is read at once or in parts', () => {
    fc.assert(
      fc.property(anyHouse, anyDay, ({ plan, roster }, day) => {
        const range = { from: day, to: addDays(day, 31) }
        const parts = roster.targets.flatMap((target) =>
          visitDues(
            plan,
            { ...roster, targets: [target], designations: roster.designations.filter(({ targetId }) => targetId === target.id) },
            nationalCalendar,
            range,
          ),
        )
        expect(names(parts)).toEqual(names(visitDues(plan, roster, nationalCalendar, range)))
      }),
    )
  })
})

describe('the teams that visit a target', () => {
  it('are the one of its list, and those that a duty about the list names', () => {
    const plan = owingPlan([{ ...patrol, about: lists('upper'), who: { kind: 'team', team: 'county' } }])
    const [own] = plan.assignments.teams ?? []
    plan.assignments.teams = [
      ...(own ? [own] : []),
      { key: 'county', title: '县督战队', level: 'county', targetLists: [] as string[] },
    ]
    const region = village('big', 600).regionCode
    const teams = visitingTeams(plan, 'upper', region)
    expect(teams.at(-1)).toMatch(/^county@/)
    expect(visitingTeams(plan, 'lower', region)).not.toContain(teams.at(-1))
  })

  it.each<[string, string[] | null, string[], boolean]>([
    ['of any team', null, [], true],
    ['of the team', ['city'], ['city@990300000000'], true],
    ['of another', ['county'], ['city@990300000000'], false],
    ['of none', [], ['city@990300000000'], false],
  ])('are inspected for by who is %s', (_, teams, named, expected) => {
    expect(isOfTeams(teams, named)).toBe(expected)
  })
})

describe('whose visits at any time are', () => {
  const of = (duties: Plan['duties']) => anytimeDuties({ ...owingPlan(), duties }, 'upper').map(({ isOfTeam }) => isOfTeam)
  const { when: _, ...undated } = patrol

  it('is the team’s, whoever leads it by the older list, and an office’s or a leader’s own where it is said to owe them', () => {
    const visit = { key: 'r', title: '走访', targetLists: ['upper'], modes: ['roving' as const] }
    expect(
      of({ visits: [visit, { ...visit, key: 's', unit: 'office' }, { ...visit, key: 't', who: { kind: 'sponsor' } }] }),
    ).toEqual([true, true, false])
    expect(of({ owed: [undated, { ...undated, key: 'o', who: { kind: 'unit', unit: 'office' } }] })).toEqual([true, false])
  })
})

describe('the duties that ask for visits at any time', () => {
  const regular = { key: 'regular', title: '经常性督导', targetLists: ['upper'], modes: ['roving' as const] }
  const duties = { visits: [...(smallPlan().duties.visits ?? []), regular] }
  it('are those of the list that have no cycle', () => {
    expect(anytimeDuties({ ...smallPlan(), duties }, 'upper').map(({ name }) => name)).toEqual(['regular'])
    expect(anytimeDuties({ ...smallPlan(), duties }, 'lower')).toEqual([])
    expect(anytimeDuties({ ...smallPlan(), duties: {} }, 'upper')).toEqual([])
  })
})

describe('the bodies that a plan gives visits to', () => {
  const of = (key: string, over: Partial<OwedDuty>): OwedDuty => ({ ...patrol, key, ...over })
  const plan = owingPlan([
    of('led', { who: { kind: 'body', body: 'assessor' }, about: lists('upper') }),
    of('along', {
      with: [
        { kind: 'body', body: 'cross' },
        { kind: 'level', level: 'county' },
      ],
      about: lists('upper', 'lower'),
    }),
    of('paper', { what: 'report', who: { kind: 'body', body: 'office' } }),
  ])

  it('are those that lead and those that come along, of the lists that the visits are about', () => {
    expect(visitingBodies(plan, ['upper'])).toEqual(['assessor', 'cross'])
    expect(visitingBodies(plan, ['lower'])).toEqual(['cross'])
    expect(visitingBodies(plan, ['lower', 'upper'])).toEqual(['assessor', 'cross'])
  })

  it('are none for what is no visit, and where no list is given', () => {
    expect(visitingBodies(plan, [])).toEqual([])
    expect(visitingBodies(owingPlan([patrol]), ['upper', 'lower'])).toEqual([])
  })
})
