import type { RegionRecord } from '@duzhan/contracts'
import { type Lineage, regionCode } from '@duzhan/regions'
import type { RegisteredTarget } from './target.repository.ts'

/**
 * Where a target lies, and what that is called, by what became of regions: those on its path that stand have their names, and what has
 * become part of another has none but where the target is that region itself. `way` tells of regions that the target did not lie in.
 */
export function relocated(
  { regionCode: code, names }: Pick<RegisteredTarget, 'regionCode' | 'names'>,
  way: readonly RegionRecord[],
  { pathOf, successorOf }: Lineage,
): Pick<RegisteredTarget, 'regionPath' | 'names'> {
  const regionPath = pathOf(regionCode(code))
  const known = new Map([...way.map((region) => [region.code, region.name] as const), ...Object.entries(names)])
  const named = regionPath.flatMap((region) => {
    const name = known.get(region)
    return name !== undefined && (successorOf(region) === region || region === code) ? [[region, name] as const] : []
  })
  return { regionPath, names: Object.fromEntries(named) }
}
