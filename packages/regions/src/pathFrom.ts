import type { RegionCode } from './regionCode.ts'
import { regionPath } from './regionPath.ts'

/** The path from an ancestor down to a region, both included; the region alone where it does not lie within the ancestor. */
export function pathFrom(ancestor: RegionCode, code: RegionCode): RegionCode[] {
  const path = regionPath(code)
  const start = path.indexOf(ancestor)
  return start === -1 ? [code] : path.slice(start)
}
