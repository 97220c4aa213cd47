import type { TaskProgress, TaskState } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { cellsAt, progressOf, stateOf } from './taskProgress.ts'

const cell = (task: string, unit: string, region: string | null): TaskProgress => ({
  ...{ task, unit, region, state: 'notStarted', text: null, reportedOn: null, by: null, version: 0, verbs: [] },
})
const [office, jishou, luxi] = [
  cell('a', 'office', null),
  cell('a', 'counties', '433101000000'),
  cell('a', 'counties', '433122000000'),
]
const total = { task: 'b', notStarted: 1, underWay: 0, done: 0 }
const board = progressOf([
  { cells: [office, jishou, luxi], totals: [] },
  { cells: [cell('b', 'counties', '433101000000')], totals: [total] },
])
const counties = { key: 'counties' }

describe('a body’s part in a task', () => {
  it('is found on whatever page its task stands', () => {
    expect(cellsAt(board, { key: 'b' }, { unit: counties, region: null })).toHaveLength(1)
    expect(board.totals).toEqual(new Map([['b', total]]))
  })

  it('is one cell where the body is one', () => {
    expect(cellsAt(board, { key: 'a' }, { unit: { key: 'office' }, region: null })).toEqual([office])
  })

  it('is every region’s cell while the group is closed, and its own once it is opened', () => {
    expect(cellsAt(board, { key: 'a' }, { unit: counties, region: null })).toEqual([jishou, luxi])
    expect(cellsAt(board, { key: 'a' }, { unit: counties, region: '433122000000' })).toEqual([luxi])
  })

  it('is nothing where the board shows this person none', () => {
    expect(cellsAt(board, { key: 'b' }, { unit: { key: 'office' }, region: null })).toEqual([])
    expect(cellsAt(board, { key: 'b' }, { unit: counties, region: '433122000000' })).toEqual([])
  })
})

describe('several cells together', () => {
  it.each<[TaskState, TaskState[]]>([
    ['done', ['done', 'done']],
    ['notStarted', ['notStarted']],
    ['underWay', ['underWay', 'underWay']],
    ['underWay', ['done', 'notStarted']],
    ['underWay', ['notStarted', 'notStarted', 'underWay']],
  ])('are %s when they are %j', (expected, states) => {
    expect(stateOf(states.map((state) => ({ state })))).toBe(expected)
  })
})
