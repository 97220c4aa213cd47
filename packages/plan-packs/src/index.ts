export { commonCore, planTemplates } from './library.ts'
export { commonRegions, packs } from './packs.ts'
export type { DemoGrant, DemoPerson, PackFiling, PackRegion, PackTarget, PlanPack } from './planPack.ts'
