import { describe, expect, it } from 'vitest'
import { aVisit } from '../test/builders/aVisit.ts'
import { boardRows } from './boardRows.ts'
import { isOwed } from './owedVisit.ts'

const owed = (id: string, over: Parameters<typeof aVisit>[0] = {}) => aVisit({ id, ...over })
const rows = (...visits: ReturnType<typeof owed>[]) =>
  boardRows(visits.filter(isOwed)).map(({ visit, missedBefore, doneBefore }) => [visit.id, missedBefore, doneBefore])

describe('the rows of a board', () => {
  it('are the visits, where each duty owes a target one', () => {
    expect(rows(owed('a'), owed('b', { target: { ...aVisit().target, id: 'v-2' } }), owed('c', { duty: 'leaders' }))).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['c', 0, 0],
    ])
  })

  it('are both of two that are owed in one window', () => {
    expect(rows(owed('first'), owed('second'))).toEqual([
      ['first', 0, 0],
      ['second', 0, 0],
    ])
  })

  it('hold what went before in the month as numbers, and forget what was cancelled', () => {
    const days = ['done', 'due', 'cancelled', 'due', 'due'] as const
    const patrol = days.map((status, index) => owed(`day-${index}`, { status, start: `2020-03-0${index + 1}` }))
    expect(rows(...patrol)).toEqual([['day-4', 2, 1]])
  })
})
