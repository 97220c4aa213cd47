import blankTemplate from './blank/template.json' with { type: 'json' }
import { chuxiong } from './chuxiong/pack.ts'
import core from './core/plan.json' with { type: 'json' }
import countyTemplate from './county/template.json' with { type: 'json' }
import { everyKind } from './everyKind/pack.ts'
import { henan } from './henan/pack.ts'
import type { PackRegion, PlanPack } from './pack/planPack.ts'
import { xiangtan } from './xiangtan/pack.ts'
import { xiangxi } from './xiangxi/pack.ts'

/** The plans that come with the product and run as they stand, in the order of their documents; last, one to learn from. */
export const packs: PlanPack[] = [xiangtan, henan, chuxiong, xiangxi, everyKind]

/** Every region that any pack needs, once each, higher ones first. */
export const commonRegions: PackRegion[] = [
  ...new Map(packs.flatMap((pack) => pack.regions).map((region) => [region.code, region])).values(),
].sort((one, other) => one.code.localeCompare(other.code))

/** Plans with blanks, for `instantiateTemplate`. */
export const planTemplates: unknown[] = [countyTemplate, blankTemplate]

/** The indicators that plans with unlike checklists share by theme: a plan of the level that wants the figures. */
export const commonCore: unknown = core
