import type { Actor, OfferedSetup } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { type Peers, serviceActor } from '@duzhan/service-kit'
import { refuseDemoPeople } from './seed.ts'

/**
 * What a start does that is no demonstration, once its services run: it refuses a demonstration's people, and returns the code
 * by which the first operator is made, null where somebody exists. Throws `demo.people`.
 */
export async function beginProper(peersAs: (actor: Actor) => Peers): Promise<OfferedSetup | null> {
  await refuseDemoPeople(peersAs, packs)
  return await peersAs(serviceActor('setup'))('identity').setup.offer({})
}
