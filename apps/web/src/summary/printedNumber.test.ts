import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amount, date, month, points, time, withUnit } from './printedNumber.ts'

describe('a number as people read it', () => {
  it.each<[number, string]>([
    [0, '0'],
    [12_345.678, '12,345.68'],
    [0.5, '0.5'],
    [0.004_56, '0.0046'],
    [-0.004, '-0.004'],
    [1e9, '1,000,000,000'],
  ])('%d is %s', (value, words) => expect(amount(value)).toBe(words))

  it('is never shown as none when it is some', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => !/^-?0?(\.0*)?$/.test(amount(value))))
  })

  it('has its unit behind it, and points their word', () => {
    expect(withUnit(1234, '万元')).toBe('1,234万元')
    expect(points(87.5, '')).toBe('87.5 分')
  })
})

describe('a day, a month and a time that were reckoned with as numbers', () => {
  it.each([
    [0, '1970年1月1日'],
    [-1, '1969年12月31日'],
    [18_341, '2020年3月20日'],
  ])('day %i is %s', (value, words) => expect(date(value, '')).toBe(words))

  it.each([
    [0, '1970年1月'],
    [-1, '1969年12月'],
    [-12, '1969年1月'],
    [-13, '1968年12月'],
    [602, '2020年3月'],
  ])('month %i is %s', (value, words) => expect(month(value, '')).toBe(words))

  it('is a month that there is, whenever it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, no) => {
        expect(month((year - 1970) * 12 + no - 1, '')).toBe(`${year}年${no}月`)
      }),
    )
  })

  it('is a time of the day, to the minute', () => {
    expect([0, 59, 60, 545, 1439].map((minutes) => time(minutes, ''))).toEqual(['00:00', '00:59', '01:00', '09:05', '23:59'])
  })
})
