import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import type { Plan } from '../schema/planSchema.ts'
import { longRhythms } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { currentWindow, firstDay, planWindows, wholePlan, windowOfVisits } from './planWindows.ts'

const plan = (over: Partial<Plan>): Plan => ({ ...smallPlan(), ...over })
const keys = (given: Plan) => planWindows(given).map(({ key }) => key)
const { issuedOn: _issuedOn, ...unissued } = smallPlan().document
const cycle = smallPlan().cycles.find(({ key }) => smallPlan().duties.visits?.some((duty) => duty.cycle === key))!
const monthly = { cycles: [{ ...cycle, every: 'month' as const, endsOn: 'last' as const }] }
const regularly = {
  duties: { visits: [{ key: 'regular', title: '经常性督导', targetLists: ['upper'], modes: ['roving' as const] }] },
}

describe('the windows of a plan', () => {
  it('run from its start, whenever it was issued', () => {
    const found = plan({
      ...monthly,
      period: { start: '2020-02-10', end: '2020-04-05' },
      document: { ...unissued, issuedOn: '2020-03-01' },
    })
    expect(keys(found)).toEqual(['2020-02', '2020-03', '2020-04'])
  })

  it('run from its issue where it prints no start, and from the beginning of the year where it prints neither', () => {
    const period = { end: '2020-04-05' }
    expect(keys(plan({ ...monthly, period, document: { ...unissued, issuedOn: '2020-03-01' } }))).toEqual(['2020-03', '2020-04'])
    expect(keys(plan({ ...monthly, period, document: unissued }))).toEqual(['2020-01', '2020-02', '2020-03', '2020-04'])
  })

  it('are one, the whole plan, where its visits have no cycle, whatever cycles its reports have', () => {
    const whole = [{ key: wholePlan, start: '2020-01-01', end: '2020-12-31' }]
    expect(planWindows(plan(regularly))).toEqual(whole)
    expect(planWindows(plan({ duties: {} })), 'and where it asks for no visits at all').toEqual(whole)
    expect(planWindows(plan({ ...regularly, period: { end: '2020-09-30' }, document: unissued }))).toEqual([
      { key: wholePlan, start: '2020-01-01', end: '2020-09-30' },
    ])
  })
})

const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2015-01-01', days))
const anyPlan = fc
  .record({
    end: anyDate,
    length: fc.integer({ min: 0, max: 900 }),
    start: fc.boolean(),
    issuedOn: fc.option(anyDate),
    every: fc.constantFrom(...longRhythms),
    hasCycle: fc.boolean(),
  })
  .map(({ end, length, start, issuedOn, every, hasCycle }) =>
    plan({
      cycles: [{ ...cycle, every, endsOn: 'last' }],
      period: { end, ...(start && { start: addDays(end, -length) }) },
      document: { ...unissued, ...(issuedOn !== null && { issuedOn }) },
      ...(hasCycle ? {} : regularly),
    }),
  )

describe('whatever a plan says of its days', () => {
  it('every day of it lies in exactly one of its windows, the one in which a record of that day counts', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (given, n) => {
        const windows = planWindows(given)
        const first = firstDay(given)
        const day = addDays(first, n % (Math.round((Date.parse(given.period.end) - Date.parse(first)) / 86_400_000) + 1))
        const holding = windows.filter(({ start, end }) => start <= day && day <= end)
        expect(holding).toEqual([windowOfVisits(given, day)])
      }),
    )
  })

  it('the window that runs is one of its own on any day, before it begins and after it has ended too', () => {
    fc.assert(
      fc.property(anyPlan, anyDate, (given, today) => {
        const windows = planWindows(given)
        expect(windows).toContainEqual(currentWindow(given, today))
        if (today < firstDay(given)) expect(currentWindow(given, today)).toEqual(windows[0])
        if (today > given.period.end) expect(currentWindow(given, today)).toEqual(windows.at(-1))
      }),
    )
  })
})
