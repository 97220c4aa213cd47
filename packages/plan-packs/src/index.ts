export { canteens } from './examples/canteens/pack.ts'
export { flood } from './examples/flood/pack.ts'
export type { PackFiling, PlanPack } from './pack/planPack.ts'
export { commonRegions, packs, planTemplates } from './packs.ts'
