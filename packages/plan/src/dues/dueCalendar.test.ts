import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyOwingPlan, anyRoster, owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { dueCalendar, monthDays } from './dueCalendar.ts'
import { duesOf } from './duesOf.ts'

const plan = owingPlan()
const targets = [village('big', 600), { ...village('small', 400), regionCode: '430381109237' }, village('other', 450)]
const roster = { targets, designations: evaluateTargetLists(plan, targets), places }
const monthOf = (month: string) => dueCalendar(duesOf(plan, roster, nationalCalendar, monthDays(month)), month)

describe('the month of a calendar', () => {
  it('tells day by day what comes due, by which body', () => {
    const { days } = monthOf('2020-03')
    expect(
      days.map(({ date, entries }) => [date, ...entries.map(({ by, title, count }) => `${by?.title} ${title} ${count}`)]),
    ).toEqual([
      ['2020-03-15', '湘潭县 备案 1', '湘乡市 备案 1'],
      ['2020-03-25', '湘潭县 月报 1', '湘乡市 月报 1'],
      ['2020-03-31', '市级督战队 每月督导 1', '县级督战队（湘乡市） 每月督导 1', '县级督战队（湘潭县） 每月督导 1'],
    ])
  })

  it('tells each line of a milestone, and what each body owes in the month, most first', () => {
    const { days, bodies, count } = monthOf('2020-06')
    expect(days.at(-1)?.entries.map(({ title, count: lines }) => `${title} ${lines}`)).toEqual(
      expect.arrayContaining(['甲 1', '乙 1']),
    )
    expect(bodies[0]).toEqual({ by: { key: 'region:430300000000', title: '湘潭市' }, count: 2 })
    expect(bodies.reduce((sum, body) => sum + body.count, 0)).toBe(count)
  })

  it('runs from its first day to its last', () => {
    expect(monthDays('2020-02')).toEqual({ from: '2020-02-01', to: '2020-02-29' })
    expect(monthDays('2020-12')).toEqual({ from: '2020-12-01', to: '2020-12-31' })
  })

  it('without dues is empty', () => {
    expect(dueCalendar([], '2020-03')).toEqual({ month: '2020-03', days: [], bodies: [], count: 0 })
  })

  it('holds each due of the month once, in the order of its days, and none of another', () => {
    const owed = anyOwingPlan.chain((one) => fc.tuple(fc.constant(one), anyRoster(one)))
    fc.assert(
      fc.property(owed, fc.integer({ min: 1, max: 12 }), ([one, of], month) => {
        const name = `2020-${String(month).padStart(2, '0')}`
        const dues = duesOf(one, of, nationalCalendar, { from: '2020-01-01', to: '2020-12-31' })
        const { days, count } = dueCalendar(dues, name)
        expect(days.map(({ date }) => date)).toEqual([...days.map(({ date }) => date)].sort())
        expect(days.every(({ date }) => date.startsWith(name))).toBe(true)
        const told = days.flatMap(({ entries }) => entries.map((entry) => entry.count)).reduce((sum, one) => sum + one, 0)
        expect([told, count]).toEqual(Array(2).fill(dues.filter(({ dueOn }) => dueOn.slice(0, 7) === name).length))
      }),
      { numRuns: 50 },
    )
  })
})
