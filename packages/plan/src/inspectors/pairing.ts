import { isRegionCode, isWithin, type Level, nearestAt } from '@duzhan/regions'
import { hash, inOrder } from '../targets/draw.ts'

/**
 * Who inspects whom across regions (交叉督战): the regions of a level as they stand in a ring, and by how many places each inspects
 * further on.
 */
export interface Pairing {
  level: Level
  ring: readonly string[]
  shift: number
}

/** The regions of a level in which some posts lie; one that lies above the level is of none. */
const regionsOf = (level: Level, posts: readonly { region: string }[]): string[] => [
  ...new Set(
    posts.flatMap(({ region }) => {
      const own = isRegionCode(region) ? nearestAt(region, level) : null
      return own === null ? [] : [own]
    }),
  ),
]

/** A ring of the regions of some posts, by their codes; where a nonce is given by lot, the region first whose SHA-256 of `nonce:region` is smallest. */
export function ringOf(level: Level, posts: readonly { region: string }[], nonce: string | null): string[] {
  const regions = regionsOf(level, posts).sort(inOrder)
  if (nonce === null) return regions
  const lots = new Map(regions.map((region) => [region, hash(`${nonce}:${region}`)]))
  return regions.sort((one, other) => inOrder(lots.get(one) ?? '', lots.get(other) ?? ''))
}

/** Whether a ring is of just these posts' regions, so that its pairs go on from one window to the next. */
export const isRingOf = (ring: readonly string[], level: Level, posts: readonly { region: string }[]): boolean =>
  [...ring].sort(inOrder).join() === regionsOf(level, posts).sort(inOrder).join()

/**
 * By how many places each inspects further on in a window, counted from 0: by one, by two …, so that nobody comes to its own
 * and no pair comes again before all the others have been. A ring of one has nobody to inspect.
 */
export const shiftIn = (window: number, size: number): number => (size < 2 ? 0 : 1 + (Math.max(window, 0) % (size - 1)))

/** The region that inspects another; null where that is none of the ring, or the ring has nobody else. */
export function inspectorOf({ level, ring, shift }: Pairing, region: string): string | null {
  const own = isRegionCode(region) ? nearestAt(region, level) : null
  const at = own === null ? -1 : ring.indexOf(own)
  if (at < 0 || ring.length < 2) return null
  return ring[(at - shift + ring.length) % ring.length] ?? null
}

/** Who inspects whom, each region of the ring once. */
export const pairsOf = (pairing: Pairing): { by: string; of: string }[] =>
  pairing.ring.flatMap((of) => {
    const by = inspectorOf(pairing, of)
    return by === null ? [] : [{ by, of }]
  })

/** Whether a post that lies at `seat` inspects a target at `region`: it lies in the region that does. */
export function isPaired(pairing: Pairing, seat: string, region: string): boolean {
  const by = inspectorOf(pairing, region)
  return by !== null && isRegionCode(seat) && isRegionCode(by) && isWithin(seat, by)
}
