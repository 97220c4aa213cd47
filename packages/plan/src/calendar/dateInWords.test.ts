import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayNumber } from './addDays.ts'
import { type DateContext, dateInWords } from './dateInWords.ts'

const near = '2020-03-15'
const asEnd = (text: string, more: Partial<DateContext> = {}) => dateInWords(text, { isEnd: true, near, ...more })
const asStart = (text: string) => dateInWords(text, { isEnd: false, near })

describe('a date as documents write it', () => {
  it.each([
    ['2020-03-31', '2020-03-31'],
    ['2020/3/31', '2020-03-31'],
    ['2020.3.31', '2020-03-31'],
    ['2020年3月31日', '2020-03-31'],
    ['2020 年 3 月 31 日前', '2020-03-31'],
    ['２０２０年３月３１日之前', '2020-03-31'],
    ['二〇二〇年三月三十一日', '2020-03-31'],
    ['二○二○年十月二十日', '2020-10-20'],
    ['3月31号', '2020-03-31'],
    ['三月十日以前', '2020-03-10'],
    ['2021年2月29日', null],
    ['3月32日', null],
    ['13月底', null],
    ['1848年3月1日', null],
    ['3月底或4月初', null],
    ['汛期', null],
    ['', null],
    ['前', null],
  ])('%s is %s', (text, date) => {
    expect([asStart(text), asEnd(text)]).toEqual([date, date])
  })

  it.each([
    ['3月', '2020-03-01', '2020-03-31'],
    ['2月份', '2020-02-01', '2020-02-29'],
    ['3月初', '2020-03-01', '2020-03-01'],
    ['3月底', '2020-03-31', '2020-03-31'],
    ['三月末前', '2020-03-31', '2020-03-31'],
    ['3月上旬', '2020-03-01', '2020-03-10'],
    ['3月中旬', '2020-03-11', '2020-03-20'],
    ['2月下旬', '2020-02-21', '2020-02-29'],
    ['第一季度', '2020-01-01', '2020-03-31'],
    ['四季度末', '2020-12-31', '2020-12-31'],
    ['2021年第2季度', '2021-04-01', '2021-06-30'],
    ['上半年', '2020-01-01', '2020-06-30'],
    ['下半年', '2020-07-01', '2020-12-31'],
    ['年底前', '2020-12-31', '2020-12-31'],
    ['年初', '2020-01-01', '2020-01-01'],
    ['2021年', '2021-01-01', '2021-12-31'],
    ['今年10月', '2020-10-01', '2020-10-31'],
    ['明年2月底', '2021-02-28', '2021-02-28'],
    ['去年底', '2019-12-31', '2019-12-31'],
  ])('%s begins on %s and ends on %s', (text, start, end) => {
    expect([asStart(text), asEnd(text)]).toEqual([start, end])
  })

  it('of a year that is not said is the next one where this year’s has passed', () => {
    const notBefore = '2020-11-01'
    expect(asEnd('2月底', { notBefore })).toBe('2021-02-28')
    expect(asEnd('12月底', { notBefore })).toBe('2020-12-31')
    expect(asEnd('2020年2月底', { notBefore }), 'a year that is said stays').toBe('2020-02-29')
  })

  it('is read back whatever day it is, in figures and in words', () => {
    const days = fc.integer({ min: dayNumber('1949-01-01'), max: dayNumber('2199-12-31') }).map(dateOfDay)
    const digits = [...'〇一二三四五六七八九']
    const inChinese = (number: number) =>
      `${['', '十', '二十', '三十'][Math.floor(number / 10)]}${number % 10 === 0 ? '' : digits[number % 10]}`
    fc.assert(
      fc.property(days, (date) => {
        const [year = '', month = '', day = ''] = date.split('-')
        const figures = `${year}年${Number(month)}月${Number(day)}日`
        const words = `${[...year].map((one) => digits[Number(one)]).join('')}年${inChinese(Number(month))}月${inChinese(Number(day))}日`
        expect([asEnd(date), asEnd(figures), asEnd(words)]).toEqual([date, date, date])
      }),
    )
  })

  it('is nothing, or a date that plans may speak of, whatever is written', () => {
    const part = fc.constantFrom(...'0123456789年月日号前底初末上中下旬半季度第一二三十〇今明去-/. 长'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: part, maxLength: 12 }), (text) => {
        const date = asEnd(text)
        if (date !== null) expect(dateOfDay(dayNumber(date))).toBe(date)
      }),
      { numRuns: 2_000 },
    )
  })
})
