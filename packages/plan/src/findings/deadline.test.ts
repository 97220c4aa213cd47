import { limitUnits } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { calendarDate } from '../calendar/calendarDate.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { lightOf } from '../ladder/lightOf.ts'
import { dayOfDeadline, deadlineAfter, deadlineKey, endOfDeadline, minuteAt } from './deadline.ts'
import { latestExtension } from './extension.ts'

const instant = fc.date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
const lastMinute = fc
  .tuple(fc.integer({ min: 17_900, max: 20_800 }), fc.integer({ min: 1, max: 60_000 }))
  .map(([days, before]) => new Date(days * 86_400_000 + 16 * 3_600_000 - before))
const limit = fc.record({ within: fc.integer({ min: 1, max: 366 }), unit: fc.constantFrom(...limitUnits) })
const after = (within: number, unit: (typeof limitUnits)[number], from: string) =>
  deadlineAfter({ within, unit }, new Date(from), nationalCalendar)

describe('the deadline of a limit', () => {
  it.each([
    [24, 'hour', '2020-03-20T06:30:00.000Z', '2020-03-21T14:30'],
    [24, 'hour', '2020-03-20T06:30:00.001Z', '2020-03-21T14:31'],
    [2, 'hour', '2020-03-20T15:00:00.000Z', '2020-03-21T01:00'],
    [1, 'hour', '2020-03-20T15:00:00.000Z', '2020-03-21T00:00'],
    [7, 'day', '2020-03-20T06:30:00.000Z', '2020-03-27'],
    [1, 'day', '2020-03-20T16:00:00.000Z', '2020-03-22'],
    [1, 'workingDay', '2020-03-20T06:30:00.000Z', '2020-03-23'],
    [3, 'workingDay', '2020-01-22T06:30:00.000Z', '2020-02-04'],
  ] as const)('of %i %s from %s is %s', (within, unit, from, deadline) => {
    expect(after(within, unit, from)).toBe(deadline)
  })

  it('is never over before as many hours, and never before it begins', () => {
    fc.assert(
      fc.property(limit, instant, (one, from) => {
        const deadline = deadlineAfter(one, from, nationalCalendar)
        expect(endOfDeadline(deadline).getTime()).toBeGreaterThan(from.getTime())
        expect(deadline === dayOfDeadline(deadline)).toBe(one.unit !== 'hour')
        if (one.unit !== 'hour') return
        const over = endOfDeadline(deadline).getTime() - from.getTime() - one.within * 3_600_000
        expect(over).toBeGreaterThanOrEqual(0)
        expect(over).toBeLessThan(60_000)
      }),
    )
  })

  it('is no sooner for more of the same unit, nor from a later instant', () => {
    fc.assert(
      fc.property(limit, instant, fc.nat(30), fc.nat(1_000_000_000), (one, from, more, later) => {
        const deadline = deadlineKey(deadlineAfter(one, from, nationalCalendar))
        const longer = { ...one, within: one.within + more }
        expect(deadlineKey(deadlineAfter(longer, from, nationalCalendar)) >= deadline).toBe(true)
        const then = new Date(from.getTime() + later)
        expect(deadlineKey(deadlineAfter(one, then, nationalCalendar)) >= deadline).toBe(true)
      }),
    )
  })

  it('in working days is no sooner than in days, and in days no sooner than in as many times 24 hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.oneof(instant, lastMinute), (within, from) => {
        const [hours, days, working] = (['hour', 'day', 'workingDay'] as const).map((unit) => {
          const one = { within: unit === 'hour' ? within * 24 : within, unit }
          return endOfDeadline(deadlineAfter(one, from, nationalCalendar)).getTime()
        })
        // from within the last minute of a day, the hours end with the day: the begun minute is counted whole
        expect(hours).toBeLessThanOrEqual(days!)
        expect(days).toBeLessThanOrEqual(working!)
      }),
    )
  })
})

describe('deadlines', () => {
  it('stand in the order in which they end', () => {
    const deadline = fc.tuple(limit, instant).map(([one, from]) => deadlineAfter(one, from, nationalCalendar))
    fc.assert(
      fc.property(deadline, deadline, (one, other) => {
        const [first, second] = [one, other].map((each) => endOfDeadline(each).getTime())
        if (first! < second!) expect(deadlineKey(one) < deadlineKey(other)).toBe(true)
        if (deadlineKey(one) < deadlineKey(other)) expect(first!).toBeLessThanOrEqual(second!)
      }),
    )
    expect(deadlineKey('2020-03-20T23:59') < deadlineKey('2020-03-20')).toBe(true)
    expect(deadlineKey('2020-03-20') < deadlineKey('2020-03-21T00:00')).toBe(true)
  })

  it('are in time to the end of their day or minute, and over with the next', () => {
    const light = (due: string, now: string) => lightOf({ due, now, closed: false })
    expect([light('2020-03-20', '2020-03-20T23:59'), light('2020-03-20', '2020-03-21T00:00')]).toEqual(['blue', 'red'])
    expect(light('2020-03-20T14:30', minuteAt(new Date('2020-03-20T06:30:59.999Z')))).toBe('blue')
    expect(light('2020-03-20T14:30', minuteAt(new Date('2020-03-20T06:31:00.000Z')))).toBe('red')
  })

  it('that are no dates have no end', () => {
    expect(() => endOfDeadline('2020-02-30T10:00')).toThrow('date.invalid')
    expect(() => minuteAt(new Date('never'))).toThrow('date.invalid')
  })
})

describe('the minute of an instant', () => {
  it('is that of Asia/Shanghai, on its calendar date', () => {
    expect(minuteAt(new Date('2020-03-20T16:00:59.999Z'))).toBe('2020-03-21T00:00')
    fc.assert(
      fc.property(instant, (at) => {
        expect(dayOfDeadline(minuteAt(at))).toBe(calendarDate(at))
        expect(new Date(`${minuteAt(at)}:00+08:00`).getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000)
      }),
    )
  })
})

describe('the latest day to which a deadline is put off', () => {
  it.each([
    ['2020-03-20', 7, 'day', '2020-03-27'],
    ['2020-03-20', 3, 'workingDay', '2020-03-25'],
    ['2020-03-20T14:30', 24, 'hour', '2020-03-21T14:30'],
    ['2020-03-20T14:30', 2, 'day', '2020-03-22'],
    ['2020-03-20', 12, 'hour', '2020-03-21T12:00'],
  ] as const)('of %s by %i %s is %s', (due, within, unit, latest) => {
    expect(latestExtension({ within, unit }, due)).toBe(latest)
  })

  it('is after the deadline itself', () => {
    const due = fc
      .tuple(fc.nat(2_000), fc.boolean())
      .map(([days, hasMinute]) => `${addDays('2020-01-01', days)}${hasMinute ? 'T14:30' : ''}`)
    fc.assert(
      fc.property(due, limit, (before, one) => {
        expect(deadlineKey(latestExtension(one, before)) > deadlineKey(before)).toBe(true)
      }),
    )
  })
})
