import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printed } from '../kind/options.ts'
import { readDate, readMinute, readMonth, readTime } from './readMoment.ts'

describe('a date as people and tables write it', () => {
  it.each([
    '2020-03-31',
    '2020/3/31',
    '2020.3.31',
    '2020年3月31日',
    '2020年3月31',
    '２０２０年３月３１日',
    '20200331',
    ' 2020-3-31 ',
  ])('reads %j', (text) => expect(readDate(text)).toBe('2020-03-31'))

  it.each(['2020-02-31', '2019-02-29', '2020年13月1日', '2020-00-10', '3月31日', '2020', '2020-3', '31/3/2020', '昨天', ''])(
    'reads no date out of %j',
    (text) => expect(readDate(text)).toBeNull(),
  )

  it('keeps the 29th of February in the years that have one', () => {
    expect(readDate('2020年2月29日')).toBe('2020-02-29')
  })

  it('reads back every date that it prints', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
        const date = day.toISOString().slice(0, 10)
        expect(readDate(printed('date', date, {}))).toBe(date)
      }),
    )
  })

  it.each([
    ['2020-03', '2020-03'],
    ['2020/3', '2020-03'],
    ['2020年3月', '2020-03'],
    ['202003', '2020-03'],
    ['2020年13月', null],
    ['2020-03-31', null],
    ['三月', null],
  ])('reads %j as the month %j', (text, month) => expect(readMonth(text)).toBe(month))

  it.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    ['８：３０', '08:30'],
    ['8点30分', '08:30'],
    ['8点', '08:00'],
    ['08:30:15', '08:30'],
    ['0830', '08:30'],
    ['2400', null],
    ['24:00', null],
    ['8:60', null],
    ['下午', null],
  ])('reads %j as the time %j', (text, time) => expect(readTime(text)).toBe(time))

  it.each([
    ['2020-03-31T08:30', '2020-03-31T08:30'],
    ['2020-03-31 08:30', '2020-03-31T08:30'],
    ['2020年3月31日 8:30', '2020-03-31T08:30'],
    ['2020年3月31日8点30分', '2020-03-31T08:30'],
    ['20200331 8：30', '2020-03-31T08:30'],
    ['2020/3/31 8点', '2020-03-31T08:00'],
    ['2020-03-31', null],
    ['8:30', null],
    ['2020-02-31 8:30', null],
    ['2020-03-31 25:00', null],
  ])('reads %j as the minute %j', (text, minute) => expect(readMinute(text)).toBe(minute))
})
