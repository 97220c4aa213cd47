import type { Actor, Grant, Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { BodyRepository } from '../body/body.repository.ts'
import { beyondReach } from './reach.ts'

/**
 * Refuses grants that an actor may not give: `region.absent` for one beyond the actor's own, `body.absent` for one of a body that does not
 * stand in that very region, for a grant of a body is one at its seat, so that whoever gives it has the right there.
 */
export async function refuseUngivable(
  actor: Actor,
  verb: Verb,
  grants: readonly Grant[],
  bodyOf: BodyRepository['byKey'],
): Promise<void> {
  const beyond = beyondReach(actor, verb, grants)
  if (beyond) throw new Problem('absent', 'region.absent', { region: beyond.region })
  for (const { body: key, region } of grants) {
    const body = key === undefined ? null : await bodyOf(key)
    if (key !== undefined && (body === null || body.retiredOn !== null || body.region !== region))
      throw new Problem('absent', 'body.absent', { body: key })
  }
}
