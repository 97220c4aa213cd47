import type { HeldRegion } from '@duzhan/contracts'
import { type DirectoryBody, namesBodies, type Plan, type Roster } from '@duzhan/plan'
import { placesOf } from '../register/placesOf.ts'

/** What stands around the targets of a plan: what its places are called, and the bodies of the directory, where it names any. */
export type Around = Pick<Roster, 'places' | 'bodies'>
export type AroundOf = (plan: Plan) => Promise<Around>

interface Ports {
  /** The names of a region and all below it. */
  regionsWithin(code: string): Promise<HeldRegion[]>
  /** The bodies of the directories of a region, of those below and of those above it. */
  bodiesWithin(code: string): Promise<readonly DirectoryBody[]>
}

export const aroundOf =
  ({ regionsWithin, bodiesWithin }: Ports): AroundOf =>
  async (plan) => {
    const [regions, bodies] = await Promise.all([
      regionsWithin(plan.jurisdiction),
      namesBodies(plan) ? bodiesWithin(plan.jurisdiction) : [],
    ])
    return { places: placesOf(regions).places, bodies }
  }
