export { commonCore, planTemplates } from './library.ts'
export type { DemoGrant, DemoPerson, PackFiling, PackRegion, PackTarget, PlanPack } from './pack/planPack.ts'
export { commonRegions, packs } from './packs.ts'
