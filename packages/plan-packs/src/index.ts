export { planTemplates } from './library.ts'
export type { PackFiling, PlanPack } from './pack/planPack.ts'
export { commonRegions, packs } from './packs.ts'
