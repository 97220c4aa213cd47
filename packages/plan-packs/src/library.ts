import { chuxiong } from './chuxiong/pack.ts'
import core from './core/plan.json' with { type: 'json' }
import countyTemplate from './county/template.json' with { type: 'json' }
import { henan } from './henan/pack.ts'
import type { PlanPack } from './planPack.ts'
import { xiangtan } from './xiangtan/pack.ts'
import { xiangxi } from './xiangxi/pack.ts'

/** Every plan that runs as it stands, in the order of their documents; `packs` are those loaded at the first start. */
export const packLibrary: PlanPack[] = [xiangtan, henan, chuxiong, xiangxi]

/** Plans with blanks, for `instantiateTemplate`. */
export const planTemplates: unknown[] = [countyTemplate]

/** The indicators that plans with unlike checklists share by theme: a plan of the level that wants the figures. */
export const commonCore: unknown = core
