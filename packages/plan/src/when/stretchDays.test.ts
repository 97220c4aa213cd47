import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { festivals } from '../schema/when.ts'
import type { SettledStretch } from './settledWhen.ts'
import { stretchDays } from './stretchDays.ts'

const told = (stretch: SettledStretch, from: string, to: string): string[] =>
  stretchDays(stretch, { from, to }, calendar).map(({ key, start, end }) => `${key} ${start} ${end}`)
const yearly = (start: string, end: string): SettledStretch => ({ kind: 'yearly', key: 'flood', title: '汛期', start, end })
const around = (festival: (typeof festivals)[number], first: number | undefined, last: number): SettledStretch => ({
  kind: 'festival',
  festival,
  ...(first === undefined ? {} : { first }),
  last,
})

describe('days of every year', () => {
  it('come once in each year that the range touches, named after the year they begin in', () => {
    expect(told(yearly('05-01', '09-30'), '2020-01-01', '2021-12-31')).toEqual([
      'flood:2020 2020-05-01 2020-09-30',
      'flood:2021 2021-05-01 2021-09-30',
    ])
    expect(told(yearly('05-01', '09-30'), '2020-10-01', '2021-04-30')).toEqual([])
    expect(told(yearly('05-01', '09-30'), '2020-09-30', '2020-09-30')).toHaveLength(1)
  })

  it('over New Year belong to the year they begin in, in whichever of the two they are asked for', () => {
    const winter = yearly('12-20', '02-10')
    const whole = 'flood:2019 2019-12-20 2020-02-10'
    expect(told(winter, '2020-01-15', '2020-01-15')).toEqual([whole])
    expect(told(winter, '2019-12-20', '2019-12-20')).toEqual([whole])
    expect(told(winter, '2020-02-11', '2020-12-19')).toEqual([])
  })

  it('of one day are that day, and of a day that a month does not have its last one', () => {
    expect(told(yearly('03-05', '03-05'), '2020-01-01', '2020-12-31')).toEqual(['flood:2020 2020-03-05 2020-03-05'])
    expect(told(yearly('02-01', '02-31'), '2020-01-01', '2021-12-31')).toEqual([
      'flood:2020 2020-02-01 2020-02-29',
      'flood:2021 2021-02-01 2021-02-28',
    ])
  })
})

describe('days counted from a festival', () => {
  it('may reach into the year before and the year after', () => {
    expect(told(around('newYear', -3, 2), '2020-12-29', '2020-12-29')).toEqual(['newYear:2021 2020-12-29 2021-01-03'])
    expect(told(around('nationalDay', 90, 120), '2021-01-15', '2021-01-15')).toEqual(['nationalDay:2020 2020-12-30 2021-01-29'])
  })

  it('are found where they begin as well as where they end, as far as a plan may count', () => {
    expect(told(around('newYear', -366, -360), '2020-12-31', '2020-12-31')).toEqual(['newYear:2022 2020-12-31 2021-01-06'])
    expect(told(around('nationalDay', 360, 366), '2021-10-02', '2021-10-02')).toEqual(['nationalDay:2020 2021-09-26 2021-10-02'])
  })

  it('without a first day run from the first of January of its year', () => {
    expect(told(around('springFestival', undefined, -1), '2020-01-01', '2020-12-31')).toEqual([
      'springFestival:2020 2020-01-01 2020-01-24',
    ])
    expect(told(around('newYear', undefined, -1), '2020-01-01', '2020-12-31'), 'of which none is left').toEqual([])
  })

  it('of one festival twice are told apart by a key', () => {
    const after: SettledStretch = { kind: 'festival', key: 'after', festival: 'qingming', first: 1, last: 3 }
    expect(told(after, '2020-04-01', '2020-04-30')).toEqual(['after:2020 2020-04-05 2020-04-07'])
  })

  it('that end before they begin are none', () => {
    expect(told(around('labourDay', 3, -3), '2020-01-01', '2020-12-31')).toEqual([])
  })
})

describe('dates', () => {
  const dates: SettledStretch = { kind: 'dates', key: 'check', title: '集中排查', start: '2020-03-10', end: '2020-03-20' }
  it.each([
    ['2020-03-20', '2020-04-01', 1],
    ['2020-03-01', '2020-03-10', 1],
    ['2020-03-12', '2020-03-13', 1],
    ['2020-03-21', '2020-04-01', 0],
    ['2020-03-01', '2020-03-09', 0],
  ])('from %s to %s are found %i times', (from, to, times) => {
    expect(told(dates, from, to)).toEqual(Array(times).fill('check 2020-03-10 2020-03-20'))
  })
})

it('any stretch is the same on every day of it, and on no other', () => {
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  const day = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map((pair) => pair.map(twoDigits).join('-'))
  const stretch: fc.Arbitrary<SettledStretch> = fc.oneof(
    fc.tuple(day, day).map(([start, end]) => yearly(start, end)),
    fc
      .tuple(fc.constantFrom(...festivals), fc.integer({ min: -366, max: 366 }), fc.nat(40))
      .map(([name, first, days]) => around(name, first, Math.min(first + days, 366))),
  )
  fc.assert(
    fc.property(stretch, fc.integer({ min: 0, max: 1500 }), (one, days) => {
      const date = addDays('2018-01-01', days)
      for (const window of stretchDays(one, { from: addDays(date, -400), to: addDays(date, 400) }, calendar)) {
        const holds = window.start <= date && date <= window.end
        expect(stretchDays(one, { from: date, to: date }, calendar).some(({ key }) => key === window.key)).toBe(holds)
        for (const edge of [window.start, window.end])
          expect(stretchDays(one, { from: edge, to: edge }, calendar)).toContainEqual(window)
      }
    }),
  )
})
