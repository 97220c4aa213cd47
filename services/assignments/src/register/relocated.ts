import type { RegionRecord } from '@duzhan/contracts'
import { type Lineage, type RegionCode, regionCode } from '@duzhan/regions'
import type { RegisteredTarget } from './target.repository.ts'

/**
 * Where a target lies, under which code, and what that is called, by what became of regions: those on its path that stand have their names,
 * and what has become part of another has none but where the target is that region itself; nor has a village. `way` tells of regions that the
 * target did not lie in.
 */
export function relocated(
  { regionCode: code, names }: Pick<RegisteredTarget, 'regionCode' | 'names'>,
  way: readonly RegionRecord[],
  { codeOf, pathOf, successorOf }: Lineage,
): Pick<RegisteredTarget, 'regionCode' | 'regionPath' | 'names'> {
  const now = codeOf(regionCode(code))
  const regionPath = pathOf(now)
  const own = names[code]
  // by what it is called here; else by what the way says; else as before it had another code
  const before = Object.entries(names).map(([region, name]) => [codeOf(regionCode(region)) as string, name] as const)
  const known = new Map([...before, ...way.map((region) => [region.code, region.name] as const), ...Object.entries(names)])
  const isCalled = (region: RegionCode) => (region === now ? now === code || own !== undefined : successorOf(region) === region)
  const named = regionPath.flatMap((region) => {
    const name = known.get(region)
    return name !== undefined && isCalled(region) ? [[region, name] as const] : []
  })
  return { regionCode: now, regionPath, names: Object.fromEntries(named) }
}
