import type { Logger } from '@duzhan/service-kit'
import { applyDifferences, type Changed, type DifferencePorts } from './differences.ts'
import type { InTurn } from './inTurn.ts'
import type { RollupRepository } from './rollup.repository.ts'
import { newStamp } from './stamp.ts'

interface Ports extends DifferencePorts {
  rollups: DifferencePorts['rollups'] & Pick<RollupRepository, 'mark'>
  turn: InTurn
  log: Logger
}
/** Brings figures up to date where something changed, or leaves marks where that takes a computation. */
export type ChangeFigures = (changed: Changed) => Promise<void>

/**
 * Changes figures by differences. Where that cannot be done (nothing stands yet, another process was quicker, a record cannot
 * be read), the regions are marked, and `recompute` computes them of their children. Returns when either is on disk.
 */
export function figureChanger(ports: Ports): ChangeFigures {
  const { rollups, clock, turn, log } = ports
  return async (changed) => {
    const { plan, window, paths } = changed
    const left = await turn(() => applyDifferences(ports, changed)).catch((error: unknown) => {
      log.warn({ plan, window, reason: error instanceof Error ? error.name : 'unknown' }, 'figures not changed by differences')
      return paths
    })
    await rollups.mark(plan, window, left, newStamp(clock))
  }
}
