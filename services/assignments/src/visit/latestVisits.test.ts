import { describe, expect, it } from 'vitest'
import { aVisitView } from '../test/aVisitView.ts'
import { isOwed, latestVisits } from './latestVisits.ts'

const rows = (...visits: ReturnType<typeof aVisitView>[]) =>
  latestVisits(visits.filter(isOwed)).map(({ id, before }) => [id, before?.missed, before?.done])

describe('the latest visits', () => {
  it('are all, where each duty owes a target one', () => {
    const other = { ...aVisitView('b').target, id: 'v-2' }
    expect(rows(aVisitView('a'), aVisitView('b', { target: other }), aVisitView('c', { duty: 'leaders' }))).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['c', 0, 0],
    ])
  })

  it('are both of two that are owed in one window', () => {
    expect(rows(aVisitView('first'), aVisitView('second'))).toEqual([
      ['first', 0, 0],
      ['second', 0, 0],
    ])
  })

  it('hold what went before in the month as numbers, and forget what was cancelled', () => {
    const days = ['done', 'due', 'cancelled', 'due', 'due'] as const
    const patrol = days.map((status, index) => aVisitView(`day-${index}`, { status, start: `2020-03-0${index + 1}` }))
    expect(rows(...patrol)).toEqual([['day-4', 2, 1]])
  })

  it('leave out what nobody owed', () => {
    expect(rows(aVisitView('a', { duty: null, dueOn: null }))).toEqual([])
  })
})
