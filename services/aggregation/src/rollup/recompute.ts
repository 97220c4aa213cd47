import type { Clock, Logger } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import type { Dirty, RegionSums, Rollup, RollupRepository } from './rollup.repository.ts'
import { stampIn, stampsUntilNow } from './stamp.ts'
import { mergeAll, sumsOfTargets } from './sums.ts'

interface Ports {
  rollups: RollupRepository
  facts: FactRepository
  designations: DesignationRepository
  clock: Clock
  log: Logger
  /** Told after every computing, and after every run that was asked for: what pages say may have changed. */
  changed?: () => void
}
export interface Recompute {
  /** Starts, or goes on, computing what is marked; resolves when nothing is. */
  run(): Promise<void>
  stop(): Promise<void>
}

const batch = 300
/** How long regions wait whose figures could not be computed, in milliseconds; news of them ends it earlier. */
const patience = 30_000

/**
 * Brings marked regions up to date, the deepest first, each as a pure function of its children and its own targets.
 * A crash at any point leaves the mark standing, and computing twice gives the same; many changes under one parent
 * cost one computation of it. Marks made meanwhile wait for the next round, so that a flood of news from villages
 * never keeps a province waiting.
 */
export function recompute(ports: Ports): Recompute {
  const { rollups, clock, log, changed } = ports
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let isToTell = false

  async function round(): Promise<boolean> {
    const until = stampsUntilNow(clock)
    const failed = new Set<string>()
    let marks = await rollups.dirty(until, batch)
    const found = marks.length > 0
    for (; marks.length > 0 && !stopped; marks = await rollups.dirty(until, batch)) {
      for (const [window, group] of byWindow(marks)) {
        if (failed.has(window) || !(await attempt(group))) {
          failed.add(window) // what lies above would be computed of what failed
          await rollups.postpone(group, stampIn(clock, patience))
        } else await rollups.unmark(group)
      }
    }
    return found
  }

  /** Computes a group; one that cannot be computed is said, and holds up no other plan and no other window. */
  async function attempt(group: readonly Dirty[]): Promise<boolean> {
    try {
      await computeGroup(ports, group)
      return true
    } catch (error) {
      const { plan, window } = group[0] ?? {}
      log.warn({ plan, window, reason: error instanceof Error ? error.name : 'unknown' }, 'figures not computed')
      return false
    }
  }

  async function drain(): Promise<void> {
    let found = true
    while (!stopped && (found || again)) {
      again = false
      found = await round()
      isToTell ||= found
    }
    if (isToTell) changed?.()
    isToTell = false
  }

  function work(): Promise<void> {
    again = true
    running ??= drain()
      .catch((error: unknown) =>
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'recomputation will be tried again'),
      )
      .then(() => {
        running = null
        return again && !stopped ? work() : undefined // asked for again after the last look, before the door closed
      })
    return running
  }
  const timer = setInterval(() => void work(), 1_000)
  return {
    run() {
      isToTell = true // what asks may have brought late records or a plan, which no mark speaks of
      return work()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

function byWindow(marks: readonly Dirty[]): Map<string, Dirty[]> {
  const groups = new Map<string, Dirty[]>()
  for (const mark of marks) {
    const key = `${mark.plan} ${mark.window}`
    groups.set(key, [...(groups.get(key) ?? []), mark])
  }
  return groups
}

/** Computes regions of one plan and window, deepest first: three reads, then one write, however many there are. */
async function computeGroup({ rollups, facts, designations, clock }: Ports, marks: readonly Dirty[]): Promise<void> {
  const [first] = marks
  if (!first) return
  const { plan, window } = first
  const regions = marks.map(({ region }) => region)
  const [standing, found, designated] = await Promise.all([
    rollups.childrenOf(plan, window, regions),
    facts.at(plan, window, regions),
    designations.at(plan, regions),
  ])
  const current = new Map<string, RegionSums>(standing.map((sums) => [sums.region, sums]))
  const computed: Rollup[] = []
  for (const { region, parent } of marks) {
    const children = [...current.values()]
      .filter((child) => child.parent === region)
      .sort((a, b) => (a.region < b.region ? -1 : 1))
    const targets = designated.filter((one) => one.region === region).map(({ target }) => target)
    const own = sumsOfTargets(
      targets,
      found.filter((fact) => fact.region === region),
    )
    const parts = children.map(({ region: child, coverage, checklists }) => ({ region: child, coverage, checklists }))
    const rollup = { plan, window, region, parent, ...mergeAll([own, ...children]), children: parts, asOf: clock.now() }
    current.set(region, rollup)
    computed.push(rollup)
  }
  await rollups.save(computed)
}
