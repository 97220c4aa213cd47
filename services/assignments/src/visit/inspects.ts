import type { Actor } from '@duzhan/contracts'
import { isOfTeams, type Plan, teamOf, visitingTeams } from '@duzhan/plan'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { grantsAt, grantsFor, type Place } from '@duzhan/service-kit'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Visit } from './visit.repository.ts'

/** The teams that an actor inspects for at a place: null for any, none where it does not inspect there. */
export function teamsOf(actor: Actor, place: Place): readonly string[] | null {
  const grants = grantsAt(actor, 'submission.submit', place)
  return grants.some(({ team }) => team === undefined) ? null : grants.flatMap(({ team }) => team ?? [])
}

/** Whether a place is an actor's own: it inspects there by a grant on that very place, and on no other. */
const isOwnPlace = (actor: Actor, place: Place): boolean =>
  grantsAt(actor, 'submission.submit', place).some(({ region }) => region === place.regionPath.at(-1))

/** Whether one of some teams is an actor's to inspect for at a place; where none is named, only by who inspects for any. */
export function inspectsFor(actor: Actor, place: Place, teams: readonly string[]): boolean {
  return isOfTeams(teamsOf(actor, place), teams)
}

/** Whether the key of who owes a visit is a team's: any other body has its kind before a colon. */
const isTeam = (key: string): boolean => !key.includes(':')

/** Who sent a record, as far as it says which visits it may pay. */
export interface Sender {
  /** The teams that it inspects for there; null: for any. */
  teams: readonly string[] | null
  /** Whether it is the target's own: it inspects by a grant on that very place. */
  isOwn: boolean
}

/**
 * Whether a sender's record pays a visit: somebody else's never does. What a target owes by itself, only its own people pay.
 * A body that has no inspectors of its own, such as a leader, has its visits filled in by the team that serves the target,
 * in a record that says so (`isNamed`).
 */
export function pays({ teams, isOwn }: Sender, { team, ownTeam }: Pick<Visit, 'team' | 'ownTeam'>, isNamed: boolean): boolean {
  if (team.key.startsWith('target:')) return isOwn
  if (isTeam(team.key)) return isOfTeams(teams, [team.key])
  return isNamed && isOfTeams(teams, [ownTeam])
}

/** Whether a visit is an actor's to make. */
export const inspectsVisit = (actor: Actor, visit: Visit): boolean =>
  pays({ teams: teamsOf(actor, visit), isOwn: isOwnPlace(actor, visit) }, visit, true)

/** Whether a designated target is an actor's to inspect: its own team's, or that of a duty about its list. */
export const inspectsTarget = (actor: Actor, plan: Plan, one: DesignatedTarget): boolean =>
  inspectsFor(actor, one, [...(one.team ? [one.team.key] : []), ...visitingTeams(plan, one.list, one.regionCode)])

/**
 * Whether an actor learns of a visit before it is made. One that is announced everybody does who sees visits there; of one that
 * is not only those at or above the place from which it is made, and the team that makes it: nobody on the spot, and nobody on
 * the way to it, is told. Without a team of its own it is made from where the plan is in force.
 */
export function isTold(
  actor: Actor,
  { jurisdiction }: Plan,
  visit: Pick<Visit, 'plan' | 'isUnannounced'> & { team: { key: string } },
): boolean {
  if (!visit.isUnannounced) return true
  const from = /@(\d{12})$/.exec(visit.team.key)?.[1] ?? jurisdiction
  const above: readonly string[] = isRegionCode(from) ? regionPath(from) : []
  return grantsFor(actor, 'visit.list', visit.plan).some(
    ({ region, team }) => above.includes(region) || (team !== undefined && team === teamOf(visit.team.key)),
  )
}
