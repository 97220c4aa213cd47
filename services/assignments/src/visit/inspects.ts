import type { Actor } from '@duzhan/contracts'
import { teamOf } from '@duzhan/plan'
import { grantsFor, type Place } from '@duzhan/service-kit'

/** Whether a place is an actor's to inspect: within a grant's region and, where the grant names a team, that team's. */
export function inspects(actor: Actor, { plan, regionPath, team }: Place & { team: { key: string } | null }): boolean {
  return grantsFor(actor, 'submission.submit', plan).some(
    (grant) =>
      regionPath.includes(grant.region) && (grant.team === undefined || (team !== null && teamOf(team.key) === grant.team)),
  )
}
