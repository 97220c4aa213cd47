import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { lookBackFaults } from '../check/lookBackFaults.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { When } from '../schema/when.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { anyDay } from '../test/anyWhen.ts'
import { village } from '../test/smallPlan.ts'
import { isUndated } from './due.ts'
import { duesOf } from './duesOf.ts'
import { lookBacksAfter, lookedBackTo, looksBack, visitsLookingBack } from './lookBacks.ts'
import { visitDues } from './visitDues.ts'

const lookBack = (over: Partial<OwedDuty> = {}): OwedDuty => ({
  ...{
    key: 'back',
    title: '整改回头看',
    what: 'visit',
    who: { kind: 'team', team: 'city' },
    modes: ['lookBack'],
    checklist: 'village',
  },
  ...{ about: { kind: 'lists', targetLists: ['upper', 'lower'] }, when: { kind: 'closeOut', within: 30, unit: 'day' } },
  ...over,
})
const targets = [village('big', 600), village('small', 400), village('none', 1)]
const year = { from: '2020-01-01', to: '2020-12-31' }
function owed(duty: OwedDuty, closeOuts: [target: string, on: string][], range = year) {
  const plan = owingPlan([duty])
  const roster = { targets, designations: evaluateTargetLists(plan, targets), places }
  return visitsLookingBack(plan, roster, calendar, { closeOuts: closeOuts.map(([target, on]) => ({ target, on })), range })
}
const days = (when: When, on: string) =>
  owed(lookBack({ when }), [['big', on]]).map(({ start, dueOn, deadline }) => [start, dueOn, deadline.toISOString()])

describe('a visit that looks back at findings', () => {
  it('is owed to each target of its lists for each day on which any were closed out, and once for all of that day', () => {
    const found = owed(lookBack(), [
      ['big', '2020-03-20'],
      ['big', '2020-03-20'],
      ['small', '2020-03-20'],
      ['big', '2020-04-01'],
      ['none', '2020-03-20'],
      ['gone', '2020-03-20'],
    ])
    expect(found.map(({ name, list, by }) => [name, list, by?.key])).toEqual([
      ['owed.back:big:closeOut-2020-03-20:1', 'upper', 'team:city@430300000000'],
      ['owed.back:small:closeOut-2020-03-20:1', 'lower', 'team:city@430300000000'],
      ['owed.back:big:closeOut-2020-04-01:1', 'upper', 'team:city@430300000000'],
    ])
  })

  it.each<[string, When, string, [string, string, string]]>([
    [
      'from the next day on',
      { kind: 'closeOut', within: 30, unit: 'day' },
      '2020-03-20',
      ['2020-03-21', '2020-04-19', '2020-04-19T16:00:00.000Z'],
    ],
    [
      'from the day that it names on',
      { kind: 'closeOut', after: 10, within: 30, unit: 'day' },
      '2020-03-20',
      ['2020-03-30', '2020-04-19', '2020-04-19T16:00:00.000Z'],
    ],
    [
      'by working days, over a holiday',
      { kind: 'closeOut', after: 1, within: 3, unit: 'workingDay' },
      '2020-04-30',
      ['2020-05-06', '2020-05-08', '2020-05-08T16:00:00.000Z'],
    ],
    [
      'within one day',
      { kind: 'closeOut', within: 1, unit: 'day' },
      '2020-03-20',
      ['2020-03-21', '2020-03-21', '2020-03-21T16:00:00.000Z'],
    ],
  ])('is made %s', (_, when, on, expected) => {
    expect(days(when, on)).toEqual([expected])
  })

  it('is owed on the days of its window, whenever it is asked for, under the same name', () => {
    const limit = fc.record({
      after: fc.integer({ min: 1, max: 5 }),
      within: fc.integer({ min: 5, max: 40 }),
      unit: fc.constantFrom('day' as const, 'workingDay' as const),
    })
    fc.assert(
      fc.property(limit, anyDay, fc.integer({ min: -5, max: 60 }), (when, on, later) => {
        const duty = lookBack({ when: { kind: 'closeOut', ...when } })
        const [whole] = owed(duty, [['big', on]], { from: on, to: addDays(on, 400) })
        const day = addDays(on, later)
        const found = owed(duty, [['big', on]], { from: day, to: day })
        expect(whole!.start > on && whole!.start <= whole!.dueOn).toBe(true)
        expect(found.map(({ name }) => name)).toEqual(whole!.start <= day && day <= whole!.dueOn ? [whole!.name] : [])
      }),
    )
  })

  it('is owed by no calendar, and is no due of the board', () => {
    const plan = owingPlan([lookBack()])
    const roster = { targets, designations: evaluateTargetLists(plan, targets), places }
    expect(visitDues(plan, roster, calendar, year).some(({ duty }) => duty === 'owed.back')).toBe(false)
    expect(duesOf(plan, roster, calendar, year).some(({ duty }) => duty === 'owed.back')).toBe(false)
    expect(isUndated({ window: 'closeOut-2020-03-20' })).toBe(false)
  })

  it('is owed as often as its duty says, and by nobody where the plan names nobody', () => {
    expect(owed(lookBack({ times: 2 }), [['big', '2020-03-20']]).map(({ turn }) => turn)).toEqual([1, 2])
    expect(owed(lookBack({ who: { kind: 'sponsor' } }), [['small', '2020-03-20']])).toMatchObject([{ by: null, target: 'small' }])
  })

  it('says what it looks back to by its window, as no other does', () => {
    expect(lookedBackTo('closeOut-2020-03-20')).toBe('2020-03-20')
    for (const window of ['2020-03', '2020-03-20', 'plan', '']) expect(lookedBackTo(window)).toBeNull()
  })

  it('is told beforehand for what is closed out on a list on a day', () => {
    const plan = owingPlan([lookBack({ unannounced: true, about: { kind: 'lists', targetLists: ['upper'] } })])
    const window = { window: 'closeOut-2020-03-20', start: '2020-03-21', dueOn: '2020-04-19' }
    expect(lookBacksAfter(plan, 'upper', '2020-03-20', calendar)).toEqual([
      { name: 'owed.back', title: '整改回头看', isUnannounced: true, ...window },
    ])
    expect(lookBacksAfter(plan, 'lower', '2020-03-20', calendar)).toEqual([])
    expect(lookBacksAfter(owingPlan(), 'upper', '2020-03-20', calendar)).toEqual([])
  })

  it('is asked for by a plan that has such a duty', () => {
    expect(looksBack(owingPlan([lookBack()]))).toBe(true)
    expect(looksBack(owingPlan([lookBack({ when: { kind: 'cycle', every: 'month' } })]))).toBe(false)
    expect(looksBack(owingPlan())).toBe(false)
  })
})

describe('a time that counts from the close-out of findings', () => {
  const faults = (over: Partial<OwedDuty>) =>
    lookBackFaults(owingPlan([lookBack(over)])).map(({ path, code }) => `${path} ${code}`)

  it('is that of a look-back at the targets of a list', () => {
    expect(faults({})).toEqual([])
    expect(faults({ modes: ['joint', 'lookBack'] })).toEqual([])
    expect(faults({ modes: ['joint'], when: { kind: 'cycle', every: 'month' } })).toEqual([])
    expect(lookBackFaults({ duties: {} })).toEqual([])
  })

  it('needs a checklist to look by', () => {
    const { checklist: _, ...open } = lookBack()
    expect(lookBackFaults(owingPlan([open])).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'duties.owed.0 duty.look-back-without-checklist',
    ])
  })

  it.each<[string, Partial<OwedDuty>]>([
    ['of a report', { what: 'report' }],
    ['of a visit in another mode', { modes: ['verification'] }],
    ['of a look-back at regions', { about: { kind: 'regions', level: 'county' } }],
  ])('is refused as that %s', (_, over) => {
    expect(faults(over)).toEqual(['duties.owed.0.when duty.close-out-in-vain'])
  })
})
