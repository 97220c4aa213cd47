import type { PlanPack } from '../../pack/planPack.ts'
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/** A prefecture's dust control, made up: building sites that come and go, visited jointly by three bodies while they are large and without a roof. */
export const dust: PlanPack = { plan, targets, regions, people }
