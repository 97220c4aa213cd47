import type { FocusArea, Unit } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { taskMatrix } from './taskMatrix.ts'

const regions = ['433101000000', '433122000000', '433123000000']
const units: Unit[] = [
  { key: 'idle', title: '无任务局' },
  { key: 'finance', title: '财政局' },
  { key: 'counties', title: '各县市党委政府', group: { regions } },
]
const focusAreas: FocusArea[] = [
  { key: 'a', title: '甲任务', units: { lead: ['finance'], responsible: ['counties'] } },
  { key: 'b', title: '乙任务', units: { supporting: ['counties'] } },
  { key: 'c', title: '无分工' },
]
const closed = taskMatrix({ focusAreas, units }, new Set())
const opened = taskMatrix({ focusAreas, units }, new Set(['counties']))

describe('tasks against units', () => {
  it('has a row for each task with units and a column for each unit with tasks', () => {
    expect(closed.rows.map(({ title }) => title)).toEqual(['甲任务', '乙任务'])
    expect(closed.columns.map(({ key }) => key)).toEqual(['finance', 'counties'])
  })

  it('says in each cell what the unit is to the task', () => {
    expect([...(closed.rows[0]?.roles ?? [])]).toEqual([
      ['finance', 'lead'],
      ['counties', 'responsible'],
    ])
    expect([...(closed.rows[1]?.roles ?? [])]).toEqual([['counties', 'supporting']])
  })

  it('opens a group into a column for each of its regions, each with the group’s role', () => {
    expect(opened.columns.map(({ region }) => region)).toEqual([null, ...regions])
    expect([...(opened.rows[1]?.roles.values() ?? [])]).toEqual(['supporting', 'supporting', 'supporting'])
    expect(opened.rows[0]?.roles.size).toBe(1 + regions.length)
  })

  it('counts assignments as the document prints them and cells as they are tracked, opened or not', () => {
    for (const matrix of [closed, opened]) expect([matrix.assignments, matrix.cells]).toEqual([3, 1 + 2 * regions.length])
  })

  it('is empty for a plan whose areas name no units', () => {
    expect(taskMatrix({ focusAreas: [{ key: 'c', title: '无分工' }], units }, new Set())).toMatchObject({
      columns: [],
      rows: [],
      assignments: 0,
      cells: 0,
    })
  })
})
