import type { Clock } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { Placing } from './placing.ts'
import type { RollupRepository } from './rollup.repository.ts'
import { newStamp } from './stamp.ts'

interface Ports {
  rollups: Pick<RollupRepository, 'mark' | 'byRegion'>
  designations: Pick<DesignationRepository, 'paths'>
  placing: Pick<Placing, 'placed'>
  clock: Clock
}
/** Marks what a window owes before anything is counted in it; opening it twice is the same as once. */
export type OpenWindow = (plan: { code: string; jurisdiction: string }, window: string) => Promise<void>

/**
 * A window begins with nobody visited: whoever needs it first, a reader or a submission, marks every region that holds
 * designated targets. Without this the first submission of a month would be the whole of it. Marks are written from the
 * deepest up, so that where the jurisdiction's own page stands, all of them were made.
 */
export function windowOpener({ rollups, designations, placing, clock }: Ports): OpenWindow {
  const opened = new Set<string>()
  return async ({ code, jurisdiction }, window) => {
    if (opened.has(`${code} ${window}`)) return
    if ((await rollups.byRegion(code, window, jurisdiction)) === null) {
      const paths = await designations.paths(code)
      if (paths.length === 0) return
      await rollups.mark(code, window, await placing.placed(code, window, paths), newStamp(clock))
    }
    opened.add(`${code} ${window}`)
  }
}
