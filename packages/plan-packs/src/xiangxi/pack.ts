import type { PlanPack } from '../pack/planPack.ts'
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

export const xiangxi: PlanPack = { plan, targets, regions, people }
