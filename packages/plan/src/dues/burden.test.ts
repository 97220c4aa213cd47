import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { weekdayOf } from '../calendar/weekday.ts'
import { anyDay } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { type Burden, overburdens } from './burden.ts'

const limit = (over: Partial<Burden>): Burden => ({ key: 'sparing', title: '减轻基层负担', ...over })
const planWith = (...burden: Burden[]) => ({ ...smallPlan(), duties: { ...smallPlan().duties, burden } })
const said = (burden: Burden, on: string, ...visited: string[]) =>
  overburdens(planWith(burden), { lists: ['upper'], on, visited }).map((one) => one.by)

describe('what one target bears of visits', () => {
  it('is so many in a calendar month, counted up to the day', () => {
    const two = limit({ most: { count: 2, every: 'month' } })
    expect(said(two, '2020-03-20', '2020-02-29', '2020-03-01')).toEqual([])
    expect(said(two, '2020-03-20', '2020-03-01', '2020-03-20')).toEqual(['most'])
    expect(said(two, '2020-03-20', '2020-03-01', '2020-03-21'), 'what is later does not count').toEqual([])
    expect(said(two, '2020-04-01', '2020-03-01', '2020-03-02', '2020-03-31')).toEqual([])
  })

  it('is counted in weeks from Monday, in quarters and in years', () => {
    const one = (every: 'week' | 'quarter' | 'year') => limit({ most: { count: 1, every } })
    expect([said(one('week'), '2020-03-16', '2020-03-15'), said(one('week'), '2020-03-22', '2020-03-16')]).toEqual([[], ['most']])
    expect([said(one('quarter'), '2020-04-01', '2020-03-31'), said(one('quarter'), '2020-06-30', '2020-04-01')]).toEqual([
      [],
      ['most'],
    ])
    expect([said(one('year'), '2021-01-01', '2020-12-31'), said(one('year'), '2020-12-31', '2020-01-01')]).toEqual([[], ['most']])
  })

  it('is a visit so many days after the last one', () => {
    expect(said(limit({ apartDays: 7 }), '2020-03-20', '2020-03-13')).toEqual([])
    expect(said(limit({ apartDays: 7 }), '2020-03-20', '2020-03-01', '2020-03-14')).toEqual(['apart'])
    expect(said(limit({ apartDays: 1 }), '2020-03-20', '2020-03-20'), 'once a day').toEqual(['apart'])
    expect(said(limit({ apartDays: 7 }), '2020-03-20')).toEqual([])
  })

  it('is no visit on some weekdays', () => {
    expect([said(limit({ notOn: [6, 7] }), '2020-03-20'), said(limit({ notOn: [6, 7] }), '2020-03-22')]).toEqual([[], ['notOn']])
  })

  it('is that of its lists, or of all where none is named', () => {
    const of = (targetLists: string[]) => said(limit({ targetLists, notOn: [5] }), '2020-03-20')
    expect([of(['upper']), of(['lower', 'upper']), of(['lower'])]).toEqual([['notOn'], ['notOn'], []])
  })

  it('says the last visit before the day, however the visits stand', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        (on, offsets, apartDays) => {
          const visited = offsets.map((days) => addDays(on, days))
          const before = offsets.filter((days) => days <= 0)
          const [found] = overburdens(planWith(limit({ apartDays })), { lists: ['upper'], on, visited })
          const nearest = Math.max(...before)
          if (before.length === 0 || -nearest >= apartDays) expect(found).toBeUndefined()
          else expect(found).toMatchObject({ by: 'apart', last: addDays(on, nearest) })
          expect(daysBetween(on, addDays(on, weekdayOf(on))) - weekdayOf(on)).toBe(0)
        },
      ),
    )
  })
})
