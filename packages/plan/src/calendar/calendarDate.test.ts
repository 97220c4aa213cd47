import { describe, expect, it } from 'vitest'
import { addDays } from './addDays.ts'
import { calendarDate, startOfDay } from './calendarDate.ts'

describe('the first instant of a calendar date', () => {
  it('is midnight on the clock of Asia/Shanghai', () => {
    expect(startOfDay('2020-03-01').toISOString()).toBe('2020-02-29T16:00:00.000Z')
  })

  it('is of that date, and the millisecond before it of the day before', () => {
    for (const date of ['1991-04-14', '2020-02-29', '2021-01-01']) {
      const first = startOfDay(date)
      expect(calendarDate(first)).toBe(date)
      expect(calendarDate(new Date(first.getTime() - 1))).toBe(addDays(date, -1))
    }
  })

  it('is refused for what is no date', () => {
    expect(() => startOfDay('2020-02-30')).toThrow('date.invalid')
  })
})
