import { type Actor, type DesignationEvent, type StandsOn, standsOn, type Verb } from '@duzhan/contracts'
import { type Plan, regionOfTeam, teamOf, visitingBodies, visitingTeams } from '@duzhan/plan'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { grantsFor, isToldOf } from '@duzhan/service-kit'

/**
 * A designation as an actor knows it who holds a verb for its plan: with the lists that it is told of, and those by which it is to visit
 * the target. Null where nothing of it is known to the actor, as if the target had never stood on any list.
 */
export function knownTo(actor: Actor, verb: Verb, told: DesignationEvent | null, plan: Plan | null): DesignationEvent | null {
  if (told === null) return null
  const isKnown = (place: StandsOn) =>
    isToldOf(actor, verb, { plan: told.plan, covert: place.covert }) || (plan !== null && isVisitor(actor, told, place, plan))
  const { list, team, covert, also, ...target } = told
  const others = (also ?? []).filter(isKnown)
  const secrecy = covert && { covert }
  if (list === null || isKnown({ list, team, ...secrecy })) {
    return { ...target, list, team, ...secrecy, ...(others.length > 0 && { also: others }) }
  }
  const [first, ...rest] = standsOn(told).filter(isKnown)
  return first ? { ...target, ...first, releasedOn: null, ...(rest.length > 0 && { also: rest }) } : null
}

/** Whether an actor visits a target by a list: for one of its teams, from the seat of one or above, or for a body that the plan gives it. */
function isVisitor(
  actor: Actor,
  { plan: code, regionPath: path }: DesignationEvent,
  { list, team }: Pick<StandsOn, 'list' | 'team'>,
  plan: Plan,
): boolean {
  const teams = [...(team ? [team.key] : []), ...visitingTeams(plan, list, path.at(-1) ?? plan.jurisdiction)]
  const bodies = visitingBodies(plan, [list])
  return grantsFor(actor, 'submission.submit', code).some(({ region, team: kind, target, body }) => {
    if (body !== undefined) return bodies.includes(body)
    if (target !== undefined || !path.includes(region)) return false
    return teams.some((key) => (kind === undefined ? seatOf(key, plan).includes(region) : kind === teamOf(key)))
  })
}

/** The path of regions down to where a team is formed: without a region of its own, where the plan is in force. */
function seatOf(team: string, plan: Plan): readonly string[] {
  const region = regionOfTeam(team) ?? plan.jurisdiction
  return isRegionCode(region) ? regionPath(region) : []
}
