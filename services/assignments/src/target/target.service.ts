import type { Actor, TargetCard, TargetSearch, TargetStretch, TargetView, Verb, VisitView } from '@duzhan/contracts'
import {
  calendarDate,
  checklistsFor,
  lookBacksAtRelease,
  looksBackAtReleases,
  nationalCalendar,
  teamTitle,
  visitingBodies,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, may, type PlanCopies, readerFor, targetsFor } from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import { isOpenTo } from '../designation/secrecy.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import { spellsOf } from '../designation/standing.ts'
import { toPlace } from '../designation/toPlace.ts'
import type { FindingService } from '../finding/finding.service.ts'
import { placeOf } from '../register/placeOf.ts'
import { narrowed } from '../register/planRegister.ts'
import type { RegisteredTarget, RegisterReader } from '../register/target.repository.ts'
import { checksOwn, givenPlace, inspectsTarget } from '../visit/inspects.ts'
import { type LeftPlace, leftPlaces } from '../visit/releaseVisits.ts'
import type { VisitService } from '../visit/visit.service.ts'
import { inspectsPart, partsAsked } from '../visit/visitParts.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: RegisterReader
  designations: DesignationRepository & Pick<StandingRepository, 'kept'>
  visit: Pick<VisitService, 'ofTarget'>
  finding: Pick<FindingService, 'ofTarget'>
  clock: Clock
}

export interface TargetService {
  /** The targets of a plan within the actor's reach, retired ones too. */
  list(actor: Actor, plan: string): Promise<TargetView[]>
  /** A stretch of the register within the actor's reach. Throws `plan.absent`. */
  search(actor: Actor, search: TargetSearch): Promise<TargetStretch>
  /** All that is known of a target, with what was changed of it in the register. Throws `target.absent`. */
  byId(actor: Actor, plan: string, target: string): Promise<TargetCard>
}

export function targetService({ plans, targets, designations, visit, finding, clock }: Ports): TargetService {
  /** The bodies to which a plan gives a target by the lists that it stands on. */
  async function bodiesGiven(code: string, places: readonly DesignatedTarget[]): Promise<string[]> {
    const plan = places.length > 0 ? await plans.latest(code) : null
    return plan
      ? visitingBodies(
          plan,
          places.map(({ list }) => list),
        )
      : []
  }
  /** The lists by which an actor has visits to a target to make: those that have begun, and that it made. */
  async function listsVisited(actor: Actor, plan: string, target: string): Promise<string[]> {
    const visits = await visit.ofTarget(actor, plan, target)
    return visits.flatMap(({ list, isYours, status }) => (isYours && status !== 'cancelled' ? [list] : []))
  }
  /** What an actor may fill about a target: the parts of the checklists that serve it, if it is on a list and theirs to inspect. */
  async function fillable(actor: Actor, places: readonly DesignatedTarget[]): Promise<TargetCard['checklists']> {
    const plan = places[0] ? await plans.latest(places[0].plan) : null
    if (plan === null) return []
    const theirs = places.map(({ covert: _, ...place }): DesignatedTarget => place) // told, or to be visited
    const reached = theirs.filter((place) => may(actor, 'submission.submit', givenPlace(plan, place)))
    const found = new Map<string, TargetCard['checklists'][number]>()
    for (const place of reached) {
      const isTeams = inspectsTarget(actor, plan, place)
      const filler = isTeams ? (place.team?.title ?? '') : place.targetName
      for (const { key, title } of checklistsFor(plan, place)) {
        const known = found.get(key)?.parts ?? []
        const parts = partsAsked(plan, key).filter((part) =>
          part === null ? isTeams || checksOwn(actor, plan, place, key) : inspectsPart(actor, place, part),
        )
        const named = parts.map((part) => ({ part, team: part === null ? filler : teamTitle(plan, part) }))
        const others = named.filter(({ part }) => !known.some((one) => one.part === part))
        if (parts.length > 0) found.set(key, { key, title, parts: [...known, ...others] })
      }
    }
    return [...found.values()]
  }
  /** The places that a released target left, where its plan has anybody look back at such ones. */
  async function leftBy(code: string, target: string): Promise<LeftPlace[]> {
    const plan = await plans.latest(code)
    return plan && looksBackAtReleases(plan) ? leftPlaces(await designations.kept(code, [target], 'platform')) : []
  }
  /** What an actor may fill about a released target that is looked back at today. */
  async function fillableAgain(actor: Actor, left: readonly LeftPlace[]): Promise<TargetCard['checklists']> {
    const plan = left[0] ? await plans.latest(left[0].plan) : null
    if (plan === null) return []
    const [today, found] = [calendarDate(clock.now()), await fillable(actor, left)]
    const again = left.flatMap(({ target, list, releasedOn: on }) =>
      lookBacksAtRelease(plan, { target, list, on }, today, nationalCalendar),
    )
    return found.filter(({ key }) => again.some(({ checklist }) => checklist === key))
  }
  /** Who is inspected does not learn when: of visits it is told of its own checks of itself alone. */
  async function visitsTold(actor: Actor, target: RegisteredTarget, bodies: readonly string[]): Promise<VisitView[]> {
    const { plan, id } = target
    if (mayAt(actor, 'visit.list', target, bodies)) return visit.ofTarget(actor, plan, id)
    if (!mayAt(actor, 'submission.submit', target)) return []
    return (await visit.ofTarget(actor, plan, id)).filter(({ team }) => team.key === `target:${id}`)
  }
  return {
    async list(actor, plan) {
      const reader = readerFor(actor, 'target.list', plan)
      const { regions } = reader
      const single = targetsFor(actor, 'target.list', plan)
      const [within, named, listed, ofNamed] = await Promise.all([
        targets.within(plan, regions),
        single.length > 0 ? targets.byIds(plan, single) : [],
        designations.within(plan, regions, reader),
        single.length > 0 ? designations.byTargets(plan, single, reader) : [],
      ])
      const known = new Set(within.map(({ id }) => id))
      const apart = named.filter((target) => mayAt(actor, 'target.list', target) && !known.has(target.id))
      const byTarget = new Map<string, DesignatedTarget[]>()
      for (const one of [...listed, ...ofNamed.filter(({ target }) => !known.has(target))])
        byTarget.set(one.target, [...(byTarget.get(one.target) ?? []), one])
      return [...within, ...apart].map((target) => toTargetView(target, byTarget.get(target.id) ?? []))
    },
    async search(actor, { plan: code, region, ...search }) {
      const reader = readerFor(actor, 'target.search', code)
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'target.search', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      const regions = region === undefined ? reader.regions : narrowed(reader.regions, region)
      const { targets: found, ...page } = await targets.search(code, regions, search)
      const listed = await designations.byTargets(
        code,
        found.map(({ id }) => id),
        reader,
      )
      const placesOf = (id: string) => listed.filter(({ target }) => target === id)
      const mayKeep = concerns(actor, 'target.register', { plan: code, jurisdiction: plan.jurisdiction })
      return { ...page, targets: found.map((target) => toTargetView(target, placesOf(target.id))), mayKeep }
    },
    async byId(actor, plan, id) {
      const reader = readerFor(actor, 'target.byId', plan)
      const target = await targets.byId(plan, id)
      const all = target ? await designations.byTargets(plan, [id], 'platform') : []
      const places = all.filter((place) => isOpenTo(reader, place))
      // whoever is to visit it by a list that is not told them sees what that visit needs, and nothing of the list
      const acting = all.length > places.length ? await listsVisited(actor, plan, id) : []
      const serving = all.filter((place) => places.includes(place) || acting.includes(place.list))
      const left = all.length > 0 || target === null ? [] : await leftBy(plan, id)
      const bodies = await bodiesGiven(plan, [...serving, ...left])
      if (target === null || !mayAt(actor, 'target.byId', target, bodies)) throw new Problem('absent', 'target.absent')
      const [visits, found, kept, frozen, trace] = await Promise.all([
        visitsTold(actor, target, bodies),
        finding.ofTarget(actor, plan, id),
        designations.kept(plan, [id], reader),
        designations.frozen(plan),
        targets.trace(target),
      ])
      return {
        ...toTargetView(target, places),
        checklists: [...(await fillable(actor, serving)), ...(await fillableAgain(actor, left))],
        visits: visits.map((one) => ({ ...one, openFindings: found.open })),
        findings: found.rows,
        hasMoreFindings: found.hasMore,
        standings: kept
          .flatMap((one) => spellsOf(one, frozen?.by ?? ''))
          .sort((one, other) => other.from.localeCompare(one.from)),
        register: target.keptIn ?? plan,
        version: target.version ?? 0,
        retired: target.retired ?? null,
        trace: trace.toReversed(),
        today: calendarDate(clock.now()),
        mayKeep: target.keptIn === undefined && may(actor, 'target.correct', target),
      }
    },
  }
}

/** Whether an actor holds a verb at a target of the register, or for this very one. */
const mayAt = (actor: Actor, verb: Verb, { plan, regionPath, id }: RegisteredTarget, bodies: readonly string[] = []): boolean =>
  may(actor, verb, { plan, regionPath, target: id, bodies })

/** What leaves of a target: the register's record and what put it on its list. */
const toTargetView = (target: RegisteredTarget, [designation, ...others]: readonly DesignatedTarget[]): TargetView => ({
  id: target.id,
  name: target.name,
  kind: target.kind,
  regionCode: target.regionCode,
  regionPath: [...target.regionPath],
  place: placeOf(target),
  ...(target.position && { position: target.position }),
  attributes: { ...target.attributes },
  annex: target.annex,
  list: designation?.list ?? null,
  reasons: designation?.reasons ?? [],
  team: designation?.team ?? null,
  designatedOn: designation?.designatedOn ?? null,
  ...(others.length > 0 && { also: others.map(toPlace) }),
  ...(target.retired && { retiredOn: target.retired.on }),
})
