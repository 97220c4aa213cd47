import { type Logger, patientTimer } from '@duzhan/service-kit'
import { type ComputePorts, computeGroup } from './computeGroup.ts'
import type { InTurn } from './inTurn.ts'
import type { Dirty, RollupRepository } from './rollup.repository.ts'
import { stampIn, stampsUntilNow } from './stamp.ts'

interface Ports extends ComputePorts {
  rollups: ComputePorts['rollups'] & Pick<RollupRepository, 'dirty' | 'unmark' | 'postpone'>
  turn: InTurn
  log: Logger
  /** Told after every computing, and after every run that was asked for: what pages say may have changed. */
  changed?: () => void
}
export interface Recompute {
  /** Starts, or goes on, computing what is marked; resolves when nothing is. */
  run(): Promise<void>
  /** Marks were made here. */
  marked(): void
  /**
   * Figures, or what stands beside them, may have changed: tells so, and starts computing where marks were made here since it
   * last did. Marks of another process, or of one that died, are found by the clock.
   */
  wake(): void
  stop(): Promise<void>
}

const batch = 300
/** How long regions wait whose figures could not be computed, in milliseconds; news of them ends it earlier. */
const patience = 30_000
/** After how long, in milliseconds, it looks for marks of another process; ever more seldom where none are found. */
const pollMs = 1_000
/** How long they wait where another process changed one meanwhile. */
const moment = 200

/**
 * Brings marked regions up to date, the deepest first, each as a pure function of its children and its own targets.
 * A crash at any point leaves the mark standing, and computing twice gives the same; many changes under one parent
 * cost one computation of it. Marks made meanwhile wait for the next round, so that a flood of news from villages
 * never keeps a province waiting.
 */
export function recompute(ports: Ports): Recompute {
  const { rollups, clock, turn, log, changed } = ports
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let isToTell = false
  let isMarked = false

  async function round(): Promise<boolean> {
    const until = stampsUntilNow(clock)
    const failed = new Map<string, number>()
    let marks = await rollups.dirty(until, batch)
    const found = marks.length > 0
    for (; marks.length > 0 && !stopped; marks = await rollups.dirty(until, batch)) {
      for (const [window, group] of byWindow(marks)) {
        const rest = failed.get(window) ?? (await attempt(group))
        if (rest > 0) {
          failed.set(window, rest) // what lies above would be computed of what failed
          await rollups.postpone(group, stampIn(clock, rest))
        } else await rollups.unmark(group)
      }
    }
    return found
  }

  /**
   * Computes a group, and returns how long it has to rest where that cannot be done: it is said, and holds up no other plan and
   * no other window.
   */
  async function attempt(group: readonly Dirty[]): Promise<number> {
    try {
      return (await turn(() => computeGroup(ports, group))) ? 0 : moment
    } catch (error) {
      const { plan, window } = group[0] ?? {}
      log.warn({ plan, window, reason: error instanceof Error ? error.name : 'unknown' }, 'figures not computed')
      return patience
    }
  }

  async function drain(): Promise<void> {
    let found = true
    while (!stopped && (found || again)) {
      again = false
      found = await round()
      if (found) timer.wake()
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
  function run(): Promise<void> {
    isToTell = true // what asks may have brought late records or a plan, which no mark speaks of
    return work()
  }
  const timer = patientTimer(pollMs, () => void work())
  return {
    run,
    marked() {
      isMarked = true
    },
    wake() {
      if (isMarked) void run()
      else changed?.()
      isMarked = false
    },
    async stop() {
      stopped = true
      timer.stop()
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

/** The same roll-ups, but that whoever marks regions in them is heard of: also where that failed, for some may have been marked. */
export function tellingOfMarks<Rollups extends Pick<RollupRepository, 'mark'>>(rollups: Rollups, marked: () => void): Rollups {
  return {
    ...rollups,
    async mark(plan, window, paths, stamp) {
      if (paths.length === 0) return
      await rollups.mark(plan, window, paths, stamp).finally(marked)
    },
  } satisfies Pick<RollupRepository, 'mark'> & Rollups
}
