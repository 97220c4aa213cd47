import { digitsOf } from './level.ts'
import { levelOf } from './levelOf.ts'
import type { RegionCode } from './regionCode.ts'

/** Tells whether a region is another or lies beneath it. */
export function isWithin(code: RegionCode, ancestor: RegionCode): boolean {
  return code.startsWith(ancestor.slice(0, digitsOf[levelOf(ancestor)]))
}
