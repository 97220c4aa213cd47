import type { PlanPack } from '../../pack/planPack.ts'
import bodies from './bodies.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/** Four counties of a prefecture, made up, that inspect each other's villages each month round a ring. */
export const crossing: PlanPack = { plan, targets, regions, people, bodies }
