import type { PackRegion, PlanPack } from './planPack.ts'
import { xiangtan } from './xiangtan/pack.ts'

/** The plans that come with the product, in the order of their documents. */
export const packs: PlanPack[] = [xiangtan]

/** Every region that any pack needs, once each, higher ones first. */
export const commonRegions: PackRegion[] = [
  ...new Map(packs.flatMap((pack) => pack.regions).map((region) => [region.code, region])).values(),
].sort((one, other) => one.code.localeCompare(other.code))
