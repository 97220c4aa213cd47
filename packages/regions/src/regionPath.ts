import { digitsOf, levels } from './level.ts'
import { levelOf } from './levelOf.ts'
import type { RegionCode } from './regionCode.ts'

/**
 * The ancestors of a region from its province down to itself. Where a city has no counties the county level is
 * absent, not doubled.
 */
export function regionPath(code: RegionCode): RegionCode[] {
  const reached = levels.indexOf(levelOf(code))
  const path: RegionCode[] = []
  for (const level of levels.slice(0, reached + 1)) {
    const ancestor = code.slice(0, digitsOf[level]).padEnd(12, '0') as RegionCode // a prefix of a legal code is legal
    if (ancestor !== path.at(-1)) path.push(ancestor)
  }
  return path
}
