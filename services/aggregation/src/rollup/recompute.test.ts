import { logger } from '@duzhan/service-kit'
import { manualClock } from '@duzhan/test-kit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asTheyLie } from '../test/asTheyLie.ts'
import { inTurn } from './inTurn.ts'
import { recompute, tellingOfMarks } from './recompute.ts'
import type { Dirty } from './rollup.repository.ts'

/** A recomputation over marks in memory, which counts how often it looks for them and how often pages are told. */
function house() {
  const marks: Dirty[] = []
  let [looks, told] = [0, 0]
  const stored = {
    async dirty() {
      looks += 1
      return [...marks]
    },
    async mark(plan: string, window: string, paths: readonly (readonly string[])[], stamp: string) {
      for (const [region = ''] of paths) marks.push({ id: region, plan, window, region, parent: null, depth: 0, stamp })
    },
    unmark: async (done: readonly Dirty[]) => void marks.splice(0, done.length),
    postpone: async () => undefined,
    seen: async () => new Map(),
    childrenOf: async () => [],
    save: async () => true,
  }
  const none = { at: async () => [] }
  const work = recompute({
    rollups: stored,
    facts: none,
    designations: none,
    placing: asTheyLie,
    clock: manualClock('2020-03-20T02:00:00.000Z'),
    turn: inTurn(),
    log: logger('test', 'silent'),
    changed: () => (told += 1),
  })
  const rollups = tellingOfMarks(stored, work.marked)
  return { work, rollups, stored, marks, looks: () => looks, told: () => told }
}
const settled = () => vi.advanceTimersByTimeAsync(0)

describe('news of figures', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is told to pages at once, and nobody looks for marks where none were made', async () => {
    const { work, rollups, looks, told } = house()
    await rollups.mark('p', '2020-03', [], 's-1')
    work.wake()
    await settled()
    expect({ looks: looks(), told: told() }).toEqual({ looks: 0, told: 1 })
    await work.stop()
  })

  it('has regions computed that were marked, and then told, once', async () => {
    const { work, rollups, marks, looks, told } = house()
    await rollups.mark('p', '2020-03', [['430300000000']], 's-1')
    work.wake()
    await settled()
    expect({ marks, told: told() }).toEqual({ marks: [], told: 1 })
    const before = looks()
    work.wake()
    await settled()
    expect({ looks: looks(), told: told() }).toEqual({ looks: before, told: 2 })
    await work.stop()
  })

  it('looks where marking failed, for some may have been made', async () => {
    const { work, stored, looks } = house()
    const away: typeof stored.mark = () => Promise.reject(new Error('the store is away'))
    const failing = tellingOfMarks({ ...stored, mark: away }, work.marked)
    await expect(failing.mark('p', '2020-03', [['430300000000']], 's-1')).rejects.toThrow('away')
    work.wake()
    await settled()
    expect(looks()).toBe(1)
    await work.stop()
  })

  it('need not come for marks of another process: they are found within a second', async () => {
    const { work, stored, marks, told } = house()
    await stored.mark('p', '2020-03', [['430300000000']], 's-1')
    await vi.advanceTimersByTimeAsync(1_000)
    expect({ marks, told: told() }).toEqual({ marks: [], told: 1 })
    await work.stop()
  })
})
