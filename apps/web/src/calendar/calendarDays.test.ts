import { addDays } from '@duzhan/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthLater, monthWeeks, weekDays, weekdayOf } from './calendarDays.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1980-01-01', days))

describe('the days of a calendar', () => {
  it('begin their week on Monday', () => {
    expect(weekdayOf('2020-03-23')).toBe(0)
    expect(weekdayOf('2020-03-29')).toBe(6)
    expect(weekDays('2020-03-29')).toEqual(weekDays('2020-03-23'))
    expect(weekDays('2020-03-25')[0]).toBe('2020-03-23')
  })

  it('of a month stand in whole weeks, each day once, and no week lies wholly outside', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = day.slice(0, 7)
        const weeks = monthWeeks(month)
        const days = weeks.flat()
        expect(weeks.every((week) => week.length === 7 && week.some((date) => date.startsWith(month)))).toBe(true)
        expect(new Set(days).size).toBe(days.length)
        expect(days).toContain(day)
        expect(days).toContain(`${month}-01`)
        expect(days).toContain(addDays(`${monthLater(month, 1)}-01`, -1))
      }),
    )
  })

  it('go from month to month over New Year and back', () => {
    expect(monthLater('2020-12', 1)).toBe('2021-01')
    expect(monthLater('2020-01', -1)).toBe('2019-12')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50, max: 50 }), (day, months) => {
        expect(monthLater(monthLater(day.slice(0, 7), months), -months)).toBe(day.slice(0, 7))
      }),
    )
  })
})
