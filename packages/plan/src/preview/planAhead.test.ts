import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { monthDays } from '../dues/dueCalendar.ts'
import { duesOf } from '../dues/duesOf.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyRoster, owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { planAhead } from './planAhead.ts'

const plan = owingPlan()
const targets = [village('big', 600), village('small', 10)]
const ahead = (month?: string, of = plan) => planAhead(of, { roster: { targets, places }, month }, nationalCalendar)

describe('what a plan will come to', () => {
  it('is told for its first month, or for one of its own', () => {
    const { month, months } = ahead()
    expect(month).toBe(months[0])
    expect(months).toHaveLength(12)
    expect([months[0], months.at(-1)]).toEqual(['2020-01', '2020-12'])
    expect(ahead('2020-06').month).toBe('2020-06')
    expect(ahead('2031-06').month, 'it does not run then').toBe('2020-01')
  })

  it('names the members of each list, few of them, and how many there are', () => {
    const lists = ahead().lists
    expect(lists.map(({ key }) => key)).toEqual(plan.targetLists.map(({ key }) => key))
    expect(lists[0]).toMatchObject({ count: 1, names: ['big村'], isDrawn: false })
    const many = Array.from({ length: 9 }, (_, at) => village(`v${at}`, 600))
    const told = planAhead(plan, { roster: { targets: many, places }, month: undefined }, nationalCalendar).lists[0]
    expect([told?.count, told?.names.length]).toEqual([9, 5])
  })

  it('says who inspects, who answers and who is inspected', () => {
    const self = {
      ...{ key: 'self', title: '自查', what: 'visit' as const, modes: ['selfCheck' as const], who: { kind: 'target' as const } },
      ...{ about: { kind: 'lists' as const, targetLists: ['upper'] }, checklist: 'village' },
      when: { kind: 'cycle' as const, every: 'month' as const },
    }
    const report = {
      ...{ key: 'r', title: '月报', what: 'report' as const, who: { kind: 'level' as const, level: 'county' as const } },
      ...{ to: { kind: 'jurisdiction' as const }, when: { kind: 'cycle' as const, every: 'month' as const } },
    }
    const entries = ahead('2020-03', owingPlan([self, report])).days.flatMap((day) => day.entries)
    expect(entries.find(({ title }) => title === '自查')).toMatchObject({ by: 'big村', who: 'targets', count: 1 })
    expect(entries.find(({ title }) => title === '月报')?.who).toBe('offices')
    expect(entries.map(({ who }) => who)).toContain('inspectors')
  })

  it('is told of fifty of each kind of body on a day, and counted of the others', () => {
    const self = {
      ...{ key: 'self', title: '自查', what: 'visit' as const, modes: ['selfCheck' as const], who: { kind: 'target' as const } },
      ...{ about: { kind: 'lists' as const, targetLists: ['upper'] }, checklist: 'village', times: 2 },
      when: { kind: 'cycle' as const, every: 'month' as const },
    }
    const many = Array.from({ length: 70 }, (_, at) => village(`v${at}`, 600))
    const told = planAhead(owingPlan([self]), { roster: { targets: many, places }, month: '2020-03' }, nationalCalendar)
    const day = told.days.find(({ others }) => others.length > 0)
    expect(day?.others).toEqual([{ who: 'targets', entries: 20, count: 40 }])
    expect(day?.entries.filter(({ who }) => who === 'targets')).toHaveLength(50)
  })

  it('is refused of a plan that cannot run', () => {
    const backwards = { ...plan, phases: [{ key: 'a', title: '倒', start: '2020-05-01', end: '2020-04-01' }] }
    expect(() => ahead(undefined, backwards)).toThrow('plan.invalid')
  })

  it('counts what is owed, and nothing else, whatever the register', () => {
    fc.assert(
      fc.property(anyRoster(plan), fc.constantFrom('2020-03', '2020-07', '2020-12'), (roster, month) => {
        const told = planAhead(plan, { roster, month }, nationalCalendar)
        const designations = evaluateTargetLists(plan, roster.targets)
        const owed = duesOf(plan, { ...roster, designations }, nationalCalendar, monthDays(month)).filter(({ dueOn }) =>
          dueOn.startsWith(month),
        )
        expect(told.count).toBe(owed.length)
        const listed = told.days
          .flatMap(({ entries, others }) => [...entries, ...others])
          .reduce((sum, { count }) => sum + count, 0)
        expect(listed).toBe(owed.length)
      }),
      { numRuns: 40 },
    )
  })
})
