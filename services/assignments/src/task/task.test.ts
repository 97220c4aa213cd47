import { TaskState } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellKey, progressOf, type ReportedCell, taskTotals, trackedCells } from './task.ts'

const xiangxi: Plan = readPlan(packs.find(({ plan }) => (plan as Plan).code === 'xiangxi-2020')!.plan)
const cells = trackedCells(xiangxi)
const counties = cells.filter(({ unit }) => unit === 'counties')

describe('what a plan asks to be tracked', () => {
  it('is each unit’s part in each task, a group once for each of its regions', () => {
    expect(new Set(cells.map(({ task }) => task)).size).toBe(20)
    expect(new Set(cells.map(({ task, unit }) => `${task} ${unit}`)).size, 'assignments as printed').toBe(119)
    expect(counties).toHaveLength(counties.filter(({ region }) => region === '433101000000').length * 8)
    expect(cells).toHaveLength(119 - counties.length / 8 + counties.length)
  })

  it('has a name for every cell that no other has', () => {
    expect(new Set(cells.map(cellKey)).size).toBe(cells.length)
  })

  it('stands at the body’s own region, or at the plan’s jurisdiction for a unit of that level', () => {
    const jishou = counties.find(({ region }) => region === '433101000000')
    expect(jishou?.regionPath).toEqual(['430000000000', '433100000000', '433101000000'])
    const office = cells.find(({ unit }) => unit === 'povertyOffice')
    expect(office).toMatchObject({ plan: 'xiangxi-2020', region: null, regionPath: ['430000000000', '433100000000'] })
  })

  it('counts a unit with two roles in a task once', () => {
    const [area] = xiangxi.focusAreas
    const twice = { ...area!, units: { lead: ['povertyOffice'], supporting: ['povertyOffice', 'finance'] } }
    expect(trackedCells({ ...xiangxi, focusAreas: [twice] }).map(({ unit }) => unit)).toEqual(['povertyOffice', 'finance'])
  })

  it('is nothing where a plan’s tasks name no units', () => {
    expect(trackedCells(readPlan(packs[0]!.plan))).toEqual([])
  })
})

describe('how far a cell is', () => {
  const cell = counties[0]!
  const report: ReportedCell = {
    plan: cell.plan,
    task: cell.task,
    unit: cell.unit,
    region: cell.region,
    state: 'underWay',
    text: '已制定实施细则',
    at: new Date('2020-03-20T16:30:00.000Z'),
    by: { id: 'p-1', title: '县责任单位' },
    version: 3,
  }

  it('is not started before anyone has reported', () => {
    expect(progressOf(cell, undefined, [])).toEqual({
      task: cell.task,
      unit: 'counties',
      region: cell.region,
      state: 'notStarted',
      text: null,
      reportedOn: null,
      by: null,
      version: 0,
      verbs: [],
    })
  })

  it('is what was last reported, dated by the day in Shanghai, and names a post only', () => {
    const progress = progressOf(cell, report, ['report'])
    expect(progress).toMatchObject({ state: 'underWay', text: '已制定实施细则', version: 3, verbs: ['report'] })
    expect(progress).toMatchObject({ reportedOn: '2020-03-21', by: '县责任单位' })
    expect(JSON.stringify(progress)).not.toContain('p-1')
  })
})

describe('the totals of tasks', () => {
  it('count each cell once, under its own task and state', () => {
    expect(
      taskTotals([
        { task: 'b', state: 'done' },
        { task: 'a', state: 'notStarted' },
        { task: 'b', state: 'underWay' },
        { task: 'b', state: 'done' },
      ]),
    ).toEqual([
      { task: 'b', done: 2, underWay: 1, notStarted: 0 },
      { task: 'a', done: 0, underWay: 0, notStarted: 1 },
    ])
  })

  it('add up to the cells, however they stand', () => {
    const some = fc.array(fc.record({ task: fc.constantFrom('a', 'b', 'c'), state: fc.constantFrom(...TaskState.options) }))
    fc.assert(
      fc.property(some, (standing) => {
        const totals = taskTotals(standing)
        const counted = totals.reduce((sum, { done, underWay, notStarted }) => sum + done + underWay + notStarted, 0)
        expect(counted).toBe(standing.length)
        for (const { task, ...counts } of totals)
          for (const state of TaskState.options)
            expect(counts[state]).toBe(standing.filter((one) => one.task === task && one.state === state).length)
      }),
    )
  })
})
