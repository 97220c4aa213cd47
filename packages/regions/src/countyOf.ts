import { ancestorAt } from './ancestorAt.ts'
import type { RegionCode } from './regionCode.ts'

/** The county that a region is or lies in; the region itself where it stands above the counties or its city has none. */
export const countyOf = (code: RegionCode): RegionCode => ancestorAt(code, 'county') ?? code
