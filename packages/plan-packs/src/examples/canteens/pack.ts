import type { PlanPack } from '../../pack/planPack.ts'
import bodies from './bodies.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/** A made-up county's 64 school canteens: checked by the schools each week, verified each term, drawn by lot each month. */
export const canteens: PlanPack = { plan, targets, regions, people, bodies }
