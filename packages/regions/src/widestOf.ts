import { levels } from './level.ts'
import { levelOf } from './levelOf.ts'
import type { RegionCode } from './regionCode.ts'

/** The region of the highest level among several, of equals the first; null where there is none. */
export function widestOf(codes: readonly RegionCode[]): RegionCode | null {
  const heightOf = (code: RegionCode) => levels.indexOf(levelOf(code))
  return codes.reduce<RegionCode | null>((widest, code) => (widest && heightOf(widest) <= heightOf(code) ? widest : code), null)
}
