import type { PlanPack } from '../../pack/planPack.ts'
import filings from './filings.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import plan from './plan.json' with { type: 'json' }
import regions from './regions.json' with { type: 'json' }
import targets from './targets.json' with { type: 'json' }

/**
 * Two levels, made up: a city has twelve villages visited monthly; one of its two counties derives its own plan, visits each half month besides
 * and asks five things more, one inherited question in other words and one with another meaning.
 */
export const twoLevels: PlanPack = { plan, targets, regions, people, filings }
