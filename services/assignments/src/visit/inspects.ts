import type { Actor } from '@duzhan/contracts'
import { checksItself, isOfTeams, type Plan, regionOfTeam, teamOf, visitingBodies, visitingTeams } from '@duzhan/plan'
import { isRegionCode, seatsOver } from '@duzhan/regions'
import { grantsFor, isToldOf, type Place, type Sender, senderAt } from '@duzhan/service-kit'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Visit } from './visit.repository.ts'

/** Whether one of some teams is an actor's to inspect for at a place; where none is named, only by who inspects for any. */
export function inspectsFor(actor: Actor, place: Place, teams: readonly string[]): boolean {
  return isOfTeams(senderAt(actor, place).teams, teams)
}

/** Whether the key of who owes a visit is a team's: any other body has its kind before a colon. */
const isTeam = (key: string): boolean => !key.includes(':')

/** Those of a visit's bodies that are teams: of who owes it, and of who comes along. */
const teamsOf = ({ team, partners = [] }: Pick<Visit, 'team' | 'partners'>): string[] =>
  [team, ...partners].flatMap(({ key }) => (isTeam(key) && key !== '' ? [key] : []))

/**
 * Whether a sender's record pays a visit: somebody else's never does, but that of a team which comes along. What a target owes by itself, only its own people pay.
 * Where inspectors were drawn it is theirs alone, and no more their team's. A body of the directory has its own people, who are granted it. One that has no inspectors of its own, such as a leader, has its visits filled in by the team that serves the target,
 * in a record that says so (`isNamed`).
 */
export function pays(
  { teams, bodies, isOwn }: Sender,
  visit: Pick<Visit, 'team' | 'partners' | 'inspectors' | 'ownTeam'>,
  isNamed: boolean,
): boolean {
  const { team, ownTeam, inspectors } = visit
  if (team.key.startsWith('target:')) return isOwn
  if (inspectors && inspectors.drawn.length > 0) return inspectors.drawn.some(({ key }) => bodies.includes(key))
  if (givenTo(visit).some((body) => bodies.includes(body))) return true
  if (isTeam(team.key) || isOfTeams(teams ?? [], teamsOf(visit))) return isOfTeams(teams, [team.key, ...teamsOf(visit)])
  return isNamed && isOfTeams(teams, [ownTeam])
}

/** Those of a visit's bodies that are of the directory, by their keys there, and who was drawn for it. */
export const givenTo = ({ team, partners = [], inspectors }: Pick<Visit, 'team' | 'partners' | 'inspectors'>): string[] => [
  ...[team, ...partners].flatMap(({ key }) => (key.startsWith('body:') ? [key.slice('body:'.length)] : [])),
  ...(inspectors?.drawn ?? []).map(({ key }) => key),
]

/** Whether a visit is an actor's to make. */
export const inspectsVisit = (actor: Actor, visit: Visit): boolean => pays(senderAt(actor, visit), visit, true)

/** Whether a designated target is an actor's to inspect: its own team's, or that of a duty about its list. */
export function inspectsTarget(actor: Actor, plan: Plan, one: DesignatedTarget): boolean {
  const { teams, bodies } = senderAt(actor, givenPlace(plan, one))
  return (
    bodies.length > 0 || isOfTeams(teams, [...(one.team ? [one.team.key] : []), ...visitingTeams(plan, one.list, one.regionCode)])
  )
}

/** Where a designated target lies, with the bodies to which the plan gives it by that list. */
export const givenPlace = (plan: Plan, { plan: code, regionPath, target, list }: DesignatedTarget): Place => ({
  ...{ plan: code, regionPath, target },
  bodies: visitingBodies(plan, [list]),
})

/** Whether an actor fills in a checklist for a designated target itself, which a duty of the plan has it check. */
export const checksOwn = (actor: Actor, plan: Plan, one: DesignatedTarget, checklist: string): boolean =>
  senderAt(actor, one).isOwn && checksItself(plan, one.list, checklist)

/**
 * Whether an actor who sees visits at a place learns of this one. What is announced everybody does, and what is made, unless that was in
 * secret (`Covert`). Of what is unannounced and not made yet only those at or above the place from which it is made, and the team
 * that makes it: nobody on the spot, and nobody on the way to it, is told. Without a team of its own it is made from where the
 * plan is in force.
 */
export function isTold(
  actor: Actor,
  { jurisdiction }: Plan,
  visit: Pick<Visit, 'plan' | 'isUnannounced' | 'partners' | 'inspectors' | 'covert' | 'team'> & { status?: Visit['status'] },
): boolean {
  if (!isToldOf(actor, 'visit.list', visit)) return false
  if (!visit.isUnannounced || visit.status === 'done') return true
  const from = regionOfTeam(visit.team.key) ?? jurisdiction
  const above: readonly string[] = isRegionCode(from) ? seatsOver(from) : []
  return grantsFor(actor, 'visit.list', visit.plan).some(
    ({ region, team, body }) =>
      (body === undefined ? above.includes(region) : givenTo(visit).includes(body)) ||
      (team !== undefined && [visit.team, ...(visit.partners ?? [])].some(({ key }) => team === teamOf(key))),
  )
}
