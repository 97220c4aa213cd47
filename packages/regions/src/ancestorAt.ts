import type { Level } from './level.ts'
import { levelOf } from './levelOf.ts'
import type { RegionCode } from './regionCode.ts'
import { regionPath } from './regionPath.ts'

/** The ancestor of a region (or the region itself) at a level, or null where it has none. */
export function ancestorAt(code: RegionCode, level: Level): RegionCode | null {
  return regionPath(code).find((ancestor) => levelOf(ancestor) === level) ?? null
}
