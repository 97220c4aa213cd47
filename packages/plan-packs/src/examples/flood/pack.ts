import type { PlanPack } from '../../pack/planPack.ts'
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/** A city's flood season, made up: 11 reservoirs by name and every one of 87 dyke sections, patrolled daily by villages up to monthly by the bureau. */
export const flood: PlanPack = { plan, targets, regions, people }
