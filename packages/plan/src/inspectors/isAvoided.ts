import { isRegionCode, isWithin, type Level, nearestAt } from '@duzhan/regions'

/**
 * Whether an inspector whose post lies at `seat` stays away from a target at `region` by a plan that avoids a level (回避): the post
 * lies in the target's own township, county … of that level, or where the level is missing in the next one above. A target that lies above the level
 * has none of its own, and nobody stays away. Pure; says no for what is no region code.
 */
export function isAvoided(avoid: Level | null, seat: string, region: string): boolean {
  if (avoid === null || !isRegionCode(seat) || !isRegionCode(region)) return false
  const own = nearestAt(region, avoid)
  return own !== null && isWithin(seat, own)
}
