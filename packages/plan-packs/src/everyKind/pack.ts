import type { PlanPack } from '../pack/planPack.ts'
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/** A plan made to learn from: its checklist has an item of every kind. No authority has issued it. */
export const everyKind: PlanPack = { plan, targets, regions, people }
