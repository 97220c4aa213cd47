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
import {
  isLookBackIn,
  lookBacksAfter,
  lookBacksAtRelease,
  lookedBackTo,
  looksBack,
  looksBackAtReleases,
  releasedBefore,
  visitsAfterReleases,
  visitsLookingBack,
} from './lookBacks.ts'
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

describe('a visit that looks back at a released target', () => {
  const back = (when: Extract<When, { kind: 'release' }>) => lookBack({ when })
  const month = { kind: 'release', after: 1, within: 3, unit: 'month' } as const
  function owedAfter(
    when: Extract<When, { kind: 'release' }>,
    releases: [target: string, list: string, on: string][],
    range = year,
  ) {
    const plan = owingPlan([back(when)])
    const roster = { targets, designations: evaluateTargetLists(plan, targets), places }
    return visitsAfterReleases(plan, roster, calendar, {
      ...{ range, releases: releases.map(([target, list, on]) => ({ target, list, on })) },
    })
  }

  it('is owed once for each duty about the list that it left, by the day of its release', () => {
    const found = owedAfter(month, [
      ['big', 'upper', '2020-03-20'],
      ['small', 'lower', '2020-03-20'],
      ['gone', 'upper', '2020-03-20'],
    ])
    expect(found.map(({ name, list, start, dueOn }) => [name, list, start, dueOn])).toEqual([
      ['owed.back:big:release-2020-03-20:1', 'upper', '2020-04-20', '2020-06-20'],
      ['owed.back:small:release-2020-03-20:1', 'lower', '2020-04-20', '2020-06-20'],
    ])
    expect(found.map(({ window }) => [releasedBefore(window), lookedBackTo(window), isLookBackIn(window)])[0]).toEqual([
      ...['2020-03-20', null, true],
    ])
    expect([releasedBefore('2020-03'), isLookBackIn('2020-03'), isLookBackIn('closeOut-2020-03-20')]).toEqual([null, false, true])
  })

  it.each([
    ['from the next day on', { kind: 'release', within: 10, unit: 'day' }, '2020-03-20', ['2020-03-21', '2020-03-30']],
    ['in working days', { kind: 'release', within: 2, unit: 'workingDay' }, '2020-04-03', ['2020-04-04', '2020-04-08']],
    ['in months that lack the day', { kind: 'release', within: 1, unit: 'month' }, '2020-01-31', ['2020-02-01', '2020-02-29']],
    ['over New Year', { kind: 'release', after: 1, within: 2, unit: 'month' }, '2020-11-30', ['2020-12-30', '2021-01-30']],
  ] as const)('counts %s', (_, when, on, days) => {
    const [visit] = owedAfter(when, [['big', 'upper', on]], { from: on, to: '2021-12-31' })
    expect([visit?.start, visit?.dueOn]).toEqual(days)
  })

  it('is owed on the days of its window alone, and is filled in by its checklist on those', () => {
    const plan = owingPlan([back(month)])
    const on = '2020-03-20'
    fc.assert(
      fc.property(anyDay, (day) => {
        const visitsThen = owedAfter(month, [['big', 'upper', on]], { from: day, to: day })
        const isOpen = '2020-04-20' <= day && day <= '2020-06-20'
        expect(visitsThen.length).toBe(Number(isOpen))
        const named = { name: 'owed.back:big:release-2020-03-20', checklist: 'village' }
        expect(lookBacksAtRelease(plan, { target: 'big', list: 'upper', on }, day, calendar)).toEqual(isOpen ? [named] : [])
        expect(visitsThen.every(({ name }) => name.startsWith(`${named.name}:`))).toBe(true)
        expect(lookBacksAtRelease(plan, { target: 'big', list: 'other', on }, day, calendar)).toEqual([])
      }),
    )
    expect([looksBackAtReleases(plan), looksBack(plan)]).toEqual([true, false])
    expect(looksBackAtReleases(owingPlan([lookBack()]))).toBe(false)
    const waiting = duesOf(plan, { targets, designations: [], places }, calendar, year)
    expect(
      waiting.some(({ duty }) => duty === 'owed.back'),
      'no calendar calls for it',
    ).toBe(false)
  })

  it('is refused where it is no look-back at a list, or leaves open what is looked at', () => {
    const codes = (over: Partial<OwedDuty>) =>
      lookBackFaults({ duties: { owed: [{ ...back(month), ...over }] } }).map(({ code }) => code)
    expect(codes({})).toEqual([])
    expect(codes({ modes: ['joint'] })).toEqual(['duty.release-in-vain'])
    expect(codes({ about: { kind: 'regions', level: 'county' } })).toEqual(['duty.release-in-vain'])
    const { checklist: _, ...open } = back(month)
    expect(lookBackFaults({ duties: { owed: [open] } }).map(({ code }) => code)).toEqual(['duty.look-back-without-checklist'])
  })
})
