import type { LogEntry } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { titles } from './titles.ts'

const entry = (id: string, plan: string | null, change: object): LogEntry => ({
  ...{ seq: 1, service: 'forms', noun: 'evidence', verb: 'upload', thing: id, regionPath: [], by: { id: 'p', title: '岗位' } },
  ...{ at: '2020-03-20T01:00:00.000Z', requestId: null, v: 1 },
  ...{ id, plan, change: change as LogEntry['change'] }, // a record of its own kind each
})

describe('the names of what the forms service logs', () => {
  it('are those of targets on lists, asked for once; what is about no target, or on no list, has none', async () => {
    const asked: object[] = []
    const names = async (targets: readonly { plan: string; target: string }[]) => {
      asked.push(...targets)
      return new Map([['p:v-1', '甲村']])
    }
    const found = await titles({ names })([
      entry('a', 'p', { target: 'v-1' }),
      entry('b', 'q', { target: 'v-1' }),
      entry('c', null, { target: 'v-1' }),
      entry('d', 'p', { revision: 1 }),
    ])
    expect([...found]).toEqual([['a', '甲村']])
    expect(asked).toMatchObject([
      { plan: 'p', target: 'v-1' },
      { plan: 'q', target: 'v-1' },
    ])
  })
})
