import type { Clock, Logger } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import type { Dirty, RollupRepository } from './rollup.repository.ts'
import { mergeAll, sumsOfTargets } from './sums.ts'

interface Ports {
  rollups: RollupRepository
  facts: FactRepository
  designations: DesignationRepository
  clock: Clock
  log: Logger
}
export interface Recompute {
  /** Starts, or goes on, computing what is marked; resolves when nothing is. */
  run(): Promise<void>
  stop(): Promise<void>
}

const batch = 2_000

/**
 * Brings marked regions up to date, the deepest first, each as a pure function of its children and its own targets.
 * A crash at any point leaves the mark standing, and computing twice gives the same; many changes under one parent
 * cost one computation of it.
 */
export function recompute({ rollups, facts, designations, clock, log }: Ports): Recompute {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  async function one({ plan, window, region, parent }: Dirty): Promise<void> {
    const [children, own, designated] = await Promise.all([
      rollups.childrenOf(plan, window, region),
      facts.at(plan, window, region),
      designations.at(plan, region),
    ])
    const sums = mergeAll([
      sumsOfTargets(
        designated.map(({ target }) => target),
        own,
      ),
      ...children,
    ])
    const parts = children.map(({ region: child, coverage, checklists }) => ({ region: child, coverage, checklists }))
    await rollups.save({ plan, window, region, parent, ...sums, children: parts, asOf: clock.now() })
  }

  /** One pass goes all the way up before the next begins: a flood of news from villages never keeps a province waiting. */
  async function pass(marks: readonly Dirty[]): Promise<void> {
    for (const depth of new Set(marks.map((mark) => mark.depth))) {
      const level = marks.filter((mark) => mark.depth === depth)
      await Promise.all(level.map(one))
      await rollups.unmark(level)
    }
  }

  async function drain(): Promise<void> {
    do {
      again = false
      for (let marks = await rollups.dirty(batch); marks.length > 0 && !stopped; marks = await rollups.dirty(batch))
        await pass(marks)
    } while (again && !stopped)
  }

  function run(): Promise<void> {
    if (running) again = true
    running ??= drain()
      .catch((error: unknown) =>
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'recomputation will be tried again'),
      )
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(() => void run(), 1_000)
  return {
    run,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
