import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { urgencyOf } from './visitUrgency.ts'

describe('how soon an open visit is due', () => {
  // 20 March 2020 is a Friday
  it.each([
    ['2020-03-19', 'late'],
    ['2020-03-20', 'thisWeek'],
    ['2020-03-22', 'thisWeek'],
    ['2020-03-23', 'later'],
    ['2020-03-31', 'later'],
  ] as const)('on a Friday, of one due on %s: %s', (dueOn, urgency) => expect(urgencyOf(dueOn, '2020-03-20')).toBe(urgency))

  it('on a Sunday ends with that day, and on a Monday with the next Sunday', () => {
    expect(urgencyOf('2020-03-23', '2020-03-22')).toBe('later')
    expect(urgencyOf('2020-03-29', '2020-03-23')).toBe('thisWeek')
  })

  it('never lies further off the later one looks', () => {
    const order = { late: 0, thisWeek: 1, later: 2 }
    const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2020-01-01', count))
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 60 }), (dueOn, today, after) => {
        const [now, then] = [urgencyOf(dueOn, today), urgencyOf(dueOn, addDays(today, after))]
        expect(order[then]).toBeLessThanOrEqual(order[now])
      }),
    )
  })
})
