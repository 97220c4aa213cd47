import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOfDay, dayNumber, daysBetween } from './addDays.ts'

const dayOf = (date: string) => Date.parse(`${date}T00:00:00.000Z`) / 86_400_000

describe('a calendar date as a count of days', () => {
  it('is that of the calendar, asked the first time or again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = dateOfDay(number)
        expect(dayOf(date)).toBe(number)
        expect([dateOfDay(number), dayNumber(date), dayNumber(date)]).toEqual([date, number, number])
      }),
    )
  })

  it('stays right when more days are asked for than are remembered', () => {
    for (let number = 0; number < 25_000; number += 1) expect(dayNumber(dateOfDay(number))).toBe(number)
    expect([dateOfDay(0), dateOfDay(24_999)]).toEqual(['1970-01-01', '2038-06-12'])
  })

  it.each(['2020-02-30', '2019-02-29', '20-02-01', '', '2020-2-1', '2020-13-01', 'never'])(
    'is none of “%s”, however often',
    (text) => {
      for (let time = 0; time < 3; time += 1)
        expect(() => dayNumber(text)).toThrow(expect.objectContaining({ code: 'date.invalid' }))
    },
  )

  it('ends with the years of four digits', () => {
    expect([dateOfDay(Number.NEGATIVE_INFINITY), dateOfDay(Number.POSITIVE_INFINITY)]).toEqual(['0000-01-01', '9999-12-31'])
    expect([addDays('9999-12-31', 1), addDays('0000-01-01', -1)]).toEqual(['9999-12-31', '0000-01-01'])
    expect(() => dateOfDay(Number.NaN)).toThrow(RangeError)
  })

  it('goes over leap days', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01')
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
  })
})
