import type { LogEntry } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { titles } from './titles.ts'

const entry = (id: string, noun: string, over: Partial<LogEntry> = {}): LogEntry => ({
  ...{ seq: 1, id, service: 'assignments', noun, verb: 'report', thing: id, plan: 'p', regionPath: [], change: {} },
  ...{ by: { id: 'p', title: '岗位' }, at: '2020-03-20T01:00:00.000Z', requestId: null, v: 1 },
  ...over,
})
const named = titles({
  findings: { titles: async (ids) => new Map(ids.flatMap((id) => (id === 'f-1' ? [[id, '甲村“没有通电”']] : []))) },
  plans: {
    latest: async (code) =>
      code === 'p' ? ({ focusAreas: [{ key: 'housing', title: '住房安全' }] } as Partial<Plan> as Plan) : null, // the part that is read
  },
})

describe('the names of what the assignments service logs', () => {
  it('are target and finding, and the task as the newest plan calls it', async () => {
    const found = await named([entry('f-1', 'finding'), entry('t-1', 'task', { change: { task: 'housing' } })])
    expect([...found]).toEqual([
      ['f-1', '甲村“没有通电”'],
      ['t-1', '住房安全'],
    ])
  })

  it('are none for what is gone, for a task that the plan dropped or of a plan that is none, and for what tells its own', async () => {
    const change = { task: 'housing' }
    const found = await named([
      entry('f-2', 'finding'),
      entry('t-2', 'task', { change: { task: 'dropped' } }),
      entry('t-3', 'task', { plan: 'q', change }),
      entry('t-4', 'task', { plan: null, change }),
      entry('d-1', 'designation'),
    ])
    expect([...found]).toEqual([])
  })
})
