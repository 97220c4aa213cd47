import type { Level } from '@duzhan/regions'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import type { DrawnInspectors } from '../schema/owedDuty.ts'
import { standingAmong } from './drawnDuties.ts'
import { type Pairing, ringOf, shiftIn } from './pairing.ts'

/** How the regions of the posts that stand in the directory today are paired in the first window by their codes; by lot the pairs are others, of as many. */
export function firstPairing(asked: DrawnInspectors, level: Level, bodies: readonly DirectoryBody[]): Pairing {
  const ring = ringOf(level, standingAmong(asked, bodies), null)
  return { level, ring, shift: shiftIn(0, ring.length) }
}
