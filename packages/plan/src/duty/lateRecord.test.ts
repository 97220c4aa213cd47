import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { isLateRecord, openUntil } from './lateRecord.ts'

const visits = smallPlan().duties.visits ?? []
const monthly = {
  document: { issuer: '某县领导小组' },
  cycles: [{ key: 'month', every: 'month' as const, endsOn: 'last' as const }],
  duties: { visits: visits.map((duty) => ({ ...duty, cycle: 'month' })) },
  period: { start: '2020-02-01', end: '2020-12-31' },
}
const isLate = (madeAt: string, arrivedAt: string, plan: Parameters<typeof isLateRecord>[0] = monthly) =>
  isLateRecord(plan, { madeAt: new Date(madeAt), arrivedAt: new Date(arrivedAt) })

describe('a record is late', () => {
  it('from the eighth day after its window closed, counted in Shanghai', () => {
    expect(isLate('2020-02-15T01:00:00Z', '2020-02-15T02:00:00Z')).toBe(false)
    expect(isLate('2020-02-15T01:00:00Z', '2020-03-07T15:59:59Z')).toBe(false)
    expect(isLate('2020-02-15T01:00:00Z', '2020-03-07T16:00:00Z')).toBe(true)
  })

  it('by the window that it was made in: the last minute of a month belongs to that month', () => {
    expect(isLate('2020-02-29T15:59:59Z', '2020-03-10T01:00:00Z')).toBe(true)
    expect(isLate('2020-02-29T16:00:00Z', '2020-03-10T01:00:00Z')).toBe(false)
  })

  it('by the plan’s last day where that comes before the end of the window', () => {
    const short = { ...monthly, period: { start: '2020-02-01', end: '2020-03-10' } }
    expect(isLate('2020-03-09T01:00:00Z', '2020-03-17T01:00:00Z', short)).toBe(false)
    expect(isLate('2020-03-09T01:00:00Z', '2020-03-18T01:00:00Z', short)).toBe(true)
  })

  it('by the plan’s last day alone where its visits have no cycle', () => {
    const once = { ...monthly, duties: {}, period: { start: '2020-02-01', end: '2020-03-10' } }
    expect(isLate('2020-02-02T01:00:00Z', '2020-03-17T01:00:00Z', once)).toBe(false)
    expect(isLate('2020-02-02T01:00:00Z', '2020-03-18T01:00:00Z', once)).toBe(true)
  })
})

describe('a record may be sent in time and corrected until', () => {
  it.each([
    ['seven days after its month', '2020-03-20T00:50:00Z', monthly, '2020-04-07'],
    ['the same for the last evening of the month, in Shanghai', '2020-03-31T15:59:00Z', monthly, '2020-04-07'],
    ['a month later for a minute later', '2020-03-31T16:00:00Z', monthly, '2020-05-07'],
    [
      'seven days after the plan where its visits have no cycle',
      '2020-02-10T00:00:00Z',
      { ...monthly, duties: {} },
      '2021-01-07',
    ],
  ])('%s', (_, madeAt, plan, until) => {
    expect(openUntil(plan, new Date(madeAt))).toBe(until)
    const arrives = (day: string) => new Date(`${day}T15:59:59Z`)
    expect(isLateRecord(plan, { madeAt: new Date(madeAt), arrivedAt: arrives(until) })).toBe(false)
  })
})
