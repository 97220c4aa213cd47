import { isRegionCode, isWithin, type Level, levels, nearestAt, type RegionCode } from '@duzhan/regions'
import { standingBodies } from '../bodies/standingBodies.ts'
import { taskCells } from '../duty/taskCells.ts'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { formedTeam, teamFor } from '../targets/teamFor.ts'
import type { OwingBody } from './due.ts'
import type { Roster } from './roster.ts'
import { placeName, placesAt, type Subject } from './subjectsOf.ts'

/** A level of the tree in which a body can have its seat; households and sites have none of their own. */
const isSeat = (level: string): level is Level => levels.some((known) => known === level)

const ofRegion = (region: string, roster: Roster): OwingBody => ({
  key: `region:${region}`,
  title: placeName(region, roster),
})

/** A unit, as the body of the directory that it is where it names one; or where it is a group its members: those within whose region the thing lies, or all where it lies nowhere. */
function units(plan: Plan, key: string, at: RegionCode | null, roster: Roster): OwingBody[] {
  const unit = plan.units.find((candidate) => candidate.key === key)
  if (!unit) return []
  if (unit.body !== undefined) return [{ key: `body:${unit.body}`, title: unit.title }]
  if (!unit.group) return [{ key: `unit:${key}`, title: unit.title }]
  return unit.group.regions
    .filter((region) => at === null || (isRegionCode(region) && isWithin(at, region)))
    .map((region) => ({ key: `unit:${key}@${region}`, title: `${unit.title}（${placeName(region, roster)}）` }))
}

/** The seat of a level for what lies in a region: where the level is missing, the next one above answers; for what was merged, its successor. */
function seatOf(level: string, at: RegionCode, { into = {} }: Roster): RegionCode | null {
  const seat = isSeat(level) ? nearestAt(at, level) : null
  const successor = seat === null ? undefined : into[seat]
  return successor !== undefined && isRegionCode(successor) ? successor : seat
}

function teams(plan: Plan, team: string | undefined, subject: Subject, roster: Roster): OwingBody[] {
  const named = team === undefined ? null : plan.assignments.teams?.find(({ key }) => key === team)
  const at = subject.region ?? (isRegionCode(plan.jurisdiction) ? plan.jurisdiction : null)
  if (at === null || (team === undefined && subject.list === null)) return []
  const found = named ? formedTeam(named, at) : team === undefined ? teamFor(plan, subject.list ?? '', at) : null
  if (!found) return []
  const where = found.region === plan.jurisdiction ? '' : `（${placeName(found.region, roster)}）`
  return [{ key: `team:${found.key}`, title: found.title + where }]
}

/** The office whose plan it is, as its directory calls it. */
const officeOf = (plan: Plan, body: string, { bodies = [] }: Roster): OwingBody => ({
  key: `body:${body}`,
  title: bodies.find(({ key }) => key === body)?.title ?? plan.document.issuer,
})

function meant(who: Body, subject: Subject, plan: Plan, roster: Roster): OwingBody[] {
  const { about, region, target } = subject
  switch (who.kind) {
    case 'unit':
      return units(plan, who.unit, region, roster)
    case 'level': {
      const seats = region === null ? placesAt(plan, who.level, roster) : [seatOf(who.level, region, roster)]
      return seats.flatMap((seat) => (seat === null ? [] : [ofRegion(seat, roster)]))
    }
    case 'team':
      return teams(plan, who.team, subject, roster)
    case 'sponsor':
      return (plan.assignments.sponsors ?? [])
        .filter(({ targets }) => target !== null && targets.includes(target.id))
        .map(({ key, post }) => ({ key: `sponsor:${key}`, title: post }))
    case 'target':
      return target ? [{ key: `target:${target.id}`, title: target.name }] : []
    case 'body':
      return standingBodies(who.body, roster.bodies ?? []).map(({ key, title }) => ({ key: `body:${key}`, title }))
    case 'jurisdiction':
      if (plan.office !== undefined) return [officeOf(plan, plan.office, roster)]
      return [{ key: `region:${plan.jurisdiction}`, title: roster.places.get(plan.jurisdiction) ?? plan.document.issuer }]
    case 'answering':
      return taskCells({ focusAreas: plan.focusAreas.filter(({ key }) => key === about?.id), units: plan.units })
        .filter(({ role }) => who.roles?.includes(role) ?? true)
        .flatMap((cell) => units(plan, cell.unit, cell.region, roster))
  }
}

/**
 * The bodies that a plan means for one thing that is owed about, each once: none where it names nobody there, several
 * where a group or several sponsors answer for it.
 */
export function bodiesFor(who: Body, subject: Subject, plan: Plan, roster: Roster): OwingBody[] {
  return [...new Map(meant(who, subject, plan, roster).map((body) => [body.key, body])).values()]
}
