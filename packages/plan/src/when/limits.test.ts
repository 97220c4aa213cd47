import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { addWorkingDays, type WorkCalendar, workingDayUpTo } from '../calendar/workCalendar.ts'
import { type When, whenSchema } from '../schema/when.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { deadlineOf, isAlive } from './dueWindow.ts'
import { limitAfter } from './limitAfter.ts'
import { settledWhen } from './settledWhen.ts'
import { windowAt, windowsOf } from './windowsOf.ts'

function limit(within: number, unit: 'hour' | 'day' | 'workingDay', at: string) {
  const { dueOn, deadline } = limitAfter({ kind: 'event', event: '预警', within, unit }, new Date(at), calendar)
  return `${dueOn} ${deadline.toISOString()}`
}

describe('a limit after an event', () => {
  it.each([
    [2, 'hour', '2020-03-20T15:30:00Z', '2020-03-21 2020-03-20T17:30:00.000Z'],
    [2, 'hour', '2020-03-20T13:59:00Z', '2020-03-20 2020-03-20T15:59:00.000Z'],
    [1, 'day', '2020-03-20T15:59:00Z', '2020-03-21 2020-03-21T16:00:00.000Z'],
    [1, 'day', '2020-03-20T16:00:00Z', '2020-03-22 2020-03-22T16:00:00.000Z'],
    [1, 'workingDay', '2020-03-20T02:00:00Z', '2020-03-23 2020-03-23T16:00:00.000Z'],
    [1, 'workingDay', '2020-01-23T02:00:00Z', '2020-02-03 2020-02-03T16:00:00.000Z'],
    [1, 'workingDay', '2020-01-18T02:00:00Z', '2020-01-19 2020-01-19T16:00:00.000Z'],
    [366, 'day', '2020-02-29T02:00:00Z', '2021-03-01 2021-03-01T16:00:00.000Z'],
  ] as const)('of %i %s from %s ends %s', (within, unit, at, expected) => {
    expect(limit(within, unit, at)).toBe(expected)
  })
})

describe('working days', () => {
  const never: WorkCalendar = { isPublished: () => true, isWorkingDay: () => false, festivalDay: () => null }

  it('are looked for from the day itself backwards, and from the next one forwards', () => {
    expect(workingDayUpTo(calendar, '2020-03-20')).toBe('2020-03-20')
    expect(workingDayUpTo(calendar, '2020-03-22')).toBe('2020-03-20')
    expect(addWorkingDays(calendar, '2020-03-20', 0)).toBe('2020-03-20')
    expect(addWorkingDays(calendar, '2020-03-20', 5)).toBe('2020-03-27')
  })

  it('that a calendar never has are not looked for without end', () => {
    expect(workingDayUpTo(never, '2020-03-20')).toBe('2020-03-20')
    expect(addWorkingDays(never, '2020-03-20', 2)).toBe('2020-03-22')
  })
})

describe('a window that is owed', () => {
  const window = { start: '2020-03-01', end: '2020-03-31', dueOn: '2020-04-05' }
  it.each([
    ['2020-02-01', '2020-02-29', false],
    ['2020-02-01', '2020-03-01', true],
    ['2020-04-01', '2020-04-05', true],
    ['2020-04-06', '2020-04-30', false],
  ])('from %s to %s is alive: %s', (from, to, alive) => {
    expect(isAlive(window, { from, to })).toBe(alive)
  })

  it('is alive to its last day though it was due before', () => {
    expect(isAlive({ ...window, dueOn: '2020-03-25' }, { from: '2020-03-31', to: '2020-03-31' })).toBe(true)
  })

  it('is late from the minute that its document names', () => {
    expect(deadlineOf({ dueOn: '2020-02-29', hour: '00:00' }).toISOString()).toBe('2020-02-28T16:00:00.000Z')
    expect(deadlineOf({ dueOn: '2020-02-29', hour: '23:59' }).toISOString()).toBe('2020-02-29T15:59:00.000Z')
    expect(deadlineOf({ dueOn: '2020-12-31' }).toISOString()).toBe('2020-12-31T16:00:00.000Z')
  })

  it('of a date is found from the plan’s first day to the date, and on no other day', () => {
    const once = settledWhen({ kind: 'date', due: '2020-06-30' }, smallPlan())
    expect(windowAt(once, '2020-01-01', calendar)?.key).toBe('once')
    expect(windowAt(once, '2020-06-30', calendar)?.key).toBe('once')
    expect([windowAt(once, '2019-12-31', calendar), windowAt(once, '2020-07-01', calendar)]).toEqual([null, null])
  })

  it.each<[string, When]>([
    ['an event', { kind: 'event', event: '预警', within: 1, unit: 'day' }],
    ['a close-out', { kind: 'closeOut', within: 30, unit: 'day' }],
  ])('of %s is on no day of the calendar', (_, when) => {
    expect(windowsOf(settledWhen(when, smallPlan()), { from: '2020-01-01', to: '2020-12-31' }, calendar)).toEqual([])
  })
})

describe('a time of a plan', () => {
  it('with open ends and phases is settled by the plan’s days', () => {
    const during: When = {
      kind: 'cycle',
      every: 'day',
      during: [
        { kind: 'phase', phase: 'first' },
        { kind: 'phase', phase: 'gone' },
      ],
    }
    expect(settledWhen(during, smallPlan())).toMatchObject({
      during: [{ kind: 'dates', start: '2020-01-01', end: '2020-03-14' }],
    })
    const open: When = { kind: 'windows', windows: [{ kind: 'dates', key: 'a', title: '排查', end: '2020-02-01' }] }
    expect(settledWhen(open, smallPlan())).toMatchObject({ windows: [{ start: '2020-01-01' }] })
    const before: When = { kind: 'windows', windows: [{ kind: 'dates', key: 'a', title: '排查', end: '2019-12-01' }] }
    expect(settledWhen(before, smallPlan()), 'never begins after it ends').toMatchObject({ windows: [{ start: '2019-12-01' }] })
    expect(settledWhen({ kind: 'date', due: '2019-06-30' }, smallPlan())).toMatchObject({ start: '2019-06-30' })
  })

  it.each<[string, unknown]>([
    ['an hour that no clock has', { kind: 'date', due: '2020-03-15', hour: '24:00' }],
    ['an hour without its nought', { kind: 'date', due: '2020-03-15', hour: '9:00' }],
    ['a day that no month has', { kind: 'cycle', every: 'month', dueDay: 32 }],
    [
      'a month that no year has',
      { kind: 'windows', windows: [{ kind: 'yearly', key: 'a', title: '甲', start: '13-01', end: '13-02' }] },
    ],
    ['a festival of another country', { kind: 'windows', windows: [{ kind: 'festival', festival: 'christmas', last: 0 }] }],
    ['no window at all', { kind: 'windows', windows: [] }],
    ['within no time', { kind: 'event', event: '预警', within: 0, unit: 'day' }],
    ['within no time of a close-out', { kind: 'closeOut', within: 0, unit: 'day' }],
    ['hours after a close-out', { kind: 'closeOut', within: 24, unit: 'hour' }],
    ['on the day of a close-out', { kind: 'closeOut', after: 0, within: 5, unit: 'day' }],
    ['a fortnight', { kind: 'cycle', every: 'fortnight' }],
    ['later than a year', { kind: 'cycle', every: 'month', later: 13 }],
    ['a word that nobody reads', { kind: 'date', due: '2020-03-15', roughly: true }],
  ])('is none with %s', (_, when) => {
    expect(whenSchema.safeParse(when).success).toBe(false)
  })
})
