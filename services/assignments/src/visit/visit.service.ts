import type {
  Actor,
  AnytimeVisit,
  Grant,
  StreamEntry,
  SubmissionEvent,
  VisitBoard,
  VisitFilter,
  VisitView,
} from '@duzhan/contracts'
import {
  anytimeDuties,
  calendarDate,
  checklistsFor,
  currentWindow,
  lookedBackTo,
  type Plan,
  planWindows,
  shownModes,
  visitingBodies,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import {
  bodiesFor,
  type Clock,
  concerns,
  type Failure,
  may,
  type Place,
  type PlanCopies,
  type Reader,
  reach,
  readerFor,
  senderAt,
} from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import { inspectsTarget, inspectsVisit, isTold } from './inspects.ts'
import { noTeam } from './owedVisits.ts'
import { unstaffedTeams } from './staffing.ts'
import type { Visit, VisitRepository } from './visit.repository.ts'
import type { OpenVisits } from './visitOpening.ts'
import { visitPage } from './visitPage.ts'
import { inspectsPart, partsAsked, visitParts } from './visitParts.ts'
import { visitRecorder } from './visitRecorder.ts'

/** A finding that was closed out, where it lies and on which day. */
export type ClosedFinding = Place & { id: string; title: string; target: string; closedOn: string }

interface Ports {
  plans: PlanCopies
  designations: DesignationRepository
  visits: VisitRepository
  openVisits: OpenVisits
  openFindings(plan: string, reader: Reader): Promise<Map<string, number>>
  /** The findings of a target that were closed out. */
  closedFindings(plan: string, target: string): Promise<ClosedFinding[]>
  /** The grants of everybody who inspects for a plan, each once. */
  inspecting(plan: Pick<Plan, 'code' | 'jurisdiction'>): Promise<readonly Grant[]>
  clock: Clock
}

export interface VisitService {
  /**
   * A page of the visits of a window (the current one by default) within the actor's reach, and of what may be visited at
   * any time; `mine`: of the teams it inspects for. Throws `plan.absent`, `window.absent`.
   */
  list(actor: Actor, filter: VisitFilter): Promise<VisitBoard>
  /** The visits of a target, the newest first, as the actor sees them. */
  ofTarget(actor: Actor, plan: string, target: string): Promise<VisitView[]>
  /**
   * Completes the visits that a batch of submissions pays; one that pays none stands as a visit that nobody owed. Returns
   * what could not be taken.
   */
  record(entries: StreamEntry<SubmissionEvent>[]): Promise<Failure[]>
}

export function visitService({
  plans,
  designations,
  visits,
  openVisits,
  openFindings,
  closedFindings,
  inspecting,
  clock,
}: Ports): VisitService {
  async function planOf(code: string): Promise<Plan> {
    const plan = await plans.latest(code)
    if (plan === null) throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }

  return {
    async list(actor, { plan: code, window: asked, mine, ...filter }) {
      const [regions, bodies] = [reach(actor, 'visit.list', code), bodiesFor(actor, 'visit.list', code)]
      const plan = await planOf(code)
      if (!concerns(actor, 'visit.list', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      await openVisits(plan)
      const today = calendarDate(clock.now())
      const current = currentWindow(plan, today)
      const windows = planWindows(plan)
      const window = asked === undefined ? current : windows.find(({ key }) => key === asked)
      if (!window) throw new Problem('invalid', 'window.absent', { window: asked })
      const [found, designated, open, grants] = await Promise.all([
        visits.within({ plan: code, from: window.start, to: window.end, regions, bodies }),
        designatedFor(designations, plan, { reader: readerFor(actor, 'visit.list', code), bodies }),
        openFindings(code, readerFor(actor, 'visit.list', code)),
        mine ? [] : inspecting(plan),
      ])
      const told = found.filter((visit) => isTold(actor, plan, visit))
      const views = told.map((visit) => ({ visit, view: toView(actor, plan, visit, open.get(visit.target) ?? 0) }))
      const isOf = (somebody: Actor, { visit, view }: (typeof views)[number]) => isOwn(somebody, plan, visit, view.parts)
      const isOpenTo = (one: DesignatedTarget) =>
        checklistsFor(plan, one).some(({ key }) => reachesAny(actor, one, partsAsked(plan, key)))
      const listed = {
        visits: views.filter((one) => !mine || isOf(actor, one)).map(({ view }) => view),
        anytime: designated
          .filter((one) => !mine || inspectsTarget(actor, plan, one) || isOpenTo(one))
          .flatMap((one) => anytimeVisits(actor, plan, one, { found: told, open, mine })),
      }
      const begun = windows.filter(({ start }) => start <= today || start === current.start).reverse()
      const unstaffed = mine ? [] : unstaffedTeams(views, grants, isOf)
      return { window, windows: begun, today, unstaffed, ...visitPage(listed, { ...filter, mine }, today) }
    },
    async ofTarget(actor, code, target) {
      const plan = await plans.latest(code)
      if (plan === null) return []
      await openVisits(plan)
      const told = (await visits.ofTarget(code, target)).filter((visit) => isReached(actor, visit) && isTold(actor, plan, visit))
      const isLookedBack = told.some(({ window }) => lookedBackTo(window) !== null)
      const closed = isLookedBack ? (await closedFindings(code, target)).filter((one) => may(actor, 'finding.list', one)) : []
      return told.map((visit) => toView(actor, plan, visit, 0, closed))
    },
    record: visitRecorder({ plans, designations, visits, openVisits }),
  }
}

/** Whether an actor sees a visit on the page of its target: where it sees visits there, or is granted the target and the target makes it. */
const isReached = (actor: Actor, visit: Visit): boolean =>
  may(actor, 'visit.list', visit) || (visit.team.key === `target:${visit.target}` && may(actor, 'submission.submit', visit))

/** The designated targets within a reader's regions, and those of the lists that a plan gives one of some bodies, wherever they lie: those that it is told of. */
export async function designatedFor(
  designations: Pick<DesignationRepository, 'within'>,
  plan: Plan,
  { reader, bodies }: { reader: Reader; bodies: readonly string[] },
): Promise<DesignatedTarget[]> {
  const { regions } = reader
  if (bodies.length === 0) return designations.within(plan.code, regions, reader)
  const all = await designations.within(plan.code, [plan.jurisdiction], reader)
  const isGiven = ({ key }: Plan['targetLists'][number]) => visitingBodies(plan, [key]).some((body) => bodies.includes(body))
  const given = new Set(plan.targetLists.filter(isGiven).map(({ key }) => key)) // once for each list, not for each target
  return all.filter((one) => given.has(one.list) || one.regionPath.some((region) => regions.includes(region)))
}

/** How a designated target stands by each duty that asks for visits at any time. */
function anytimeVisits(
  actor: Actor,
  plan: Plan,
  { target: id, targetName: name, place, regionPath, list, team }: DesignatedTarget,
  { found, open, mine }: { found: readonly Visit[]; open: ReadonlyMap<string, number>; mine: boolean },
): AnytimeVisit[] {
  const days = found.flatMap(({ target, doneOn }) => (target === id && doneOn !== null ? [doneOn] : [])).sort()
  // what a leader does is not the task of a team
  const isTheirs = !mine || senderAt(actor, { plan: plan.code, regionPath }).teams === null
  const asked = anytimeDuties(plan, list).filter(
    ({ isUnannounced, isOfTeam }) =>
      (isOfTeam || isTheirs) && isTold(actor, plan, { plan: plan.code, isUnannounced, team: noTeam }),
  )
  return asked.map(({ name: duty, title }) => ({
    ...{ duty, title },
    target: { id, name, place, regionPath: [...regionPath] },
    list,
    team: team ?? noTeam,
    modes: shownModes(plan, duty),
    records: days.length,
    lastOn: days.at(-1) ?? null,
    openFindings: open.get(id) ?? 0,
  }))
}

/** Whether a visit is the actor's: their team owes it, or a part of it that is not in yet. */
export function isOwn(actor: Actor, plan: Plan, visit: Visit, parts: VisitView['parts']): boolean {
  if (visit.checklist === '') {
    const open = plan.checklists.filter(({ targetLists }) => targetLists?.includes(visit.list) ?? true)
    return inspectsVisit(actor, visit) || open.some(({ key }) => reachesAny(actor, visit, partsAsked(plan, key)))
  }
  if (parts.length === 0) return inspectsVisit(actor, visit)
  return parts.some(({ part, submission }) =>
    part === null ? inspectsVisit(actor, visit) : submission === null && inspectsPart(actor, visit, part),
  )
}

const reachesAny = (actor: Actor, place: Visit | DesignatedTarget, parts: readonly (string | null)[]): boolean =>
  parts.some((part) => part !== null && inspectsPart(actor, place, part))

/** A visit is done when all parts of it are in that the plan asks for as it stands. */
export function toView(
  actor: Actor,
  plan: Plan,
  visit: Visit,
  openFindings: number,
  findings: readonly ClosedFinding[] = [],
): VisitView {
  const {
    target,
    targetName,
    place,
    regionPath,
    ownTeam: _,
    isUnannounced: __,
    deadline: ___,
    under,
    covert,
    bodies: ____,
    isCovertOnly: _____,
    ...rest
  } = visit
  const parts = visitParts(plan, visit)
  const on = lookedBackTo(visit.window)
  const last = parts.every(({ submission }) => submission !== null) ? visit.parts?.at(-1) : undefined
  return {
    ...rest,
    ...(under !== undefined && { under: { plan: under, mayRead: may(actor, 'submission.byId', { plan: under, regionPath }) } }),
    title: rest.title ?? '', // what nobody owed, and an earlier release kept
    ...(last && visit.status === 'due' && { status: 'done', submission: last.submission, doneOn: calendarDate(last.at) }),
    ...(on !== null && {
      lookBack: {
        closedOn: on,
        findings: findings.flatMap((one) => (one.closedOn === on ? { id: one.id, title: one.title } : [])),
      },
    }),
    parts,
    modes: shownModes(plan, visit.duty),
    isLate: visit.isLate ?? false,
    isCovert: Boolean(covert),
    isYours: inspectsVisit(actor, visit),
    target: { id: target, name: targetName, place, regionPath: [...regionPath] },
    openFindings,
  }
}
