import type { Actor, AnytimeVisit, SubmissionEvent, VisitBoard, VisitView } from '@duzhan/contracts'
import { anytimeDuties, calendarDate, type Plan, planWindows, windowOfVisits } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, reach, type ToldPlans } from '@duzhan/service-kit'
import { chainOf } from '../correction/correction.repository.ts'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import { inspects } from './inspects.ts'
import { noTeam } from './owedVisits.ts'
import { unscheduledVisit } from './unscheduledVisit.ts'
import type { Visit, VisitRepository } from './visit.repository.ts'
import { windowFilling } from './windowFilling.ts'

interface Ports {
  plans: ToldPlans
  designations: DesignationRepository
  visits: VisitRepository
  openFindings(plan: string, regions: readonly string[]): Promise<Map<string, number>>
  clock: Clock
}

export interface VisitService {
  /**
   * The visits of a window (the current one by default) within the actor's reach, and what may be visited at any time;
   * `mine`: of the teams it inspects for. Throws `plan.absent`, `window.absent`.
   */
  list(actor: Actor, filter: { plan: string; window?: string | undefined; mine: boolean }): Promise<VisitBoard>
  ofTarget(plan: string, target: string): Promise<VisitView[]>
  /** Completes the visit that a submission pays; one that pays none stands as a visit that nobody owed. */
  record(submission: SubmissionEvent): Promise<void>
}

export function visitService({ plans, designations, visits, openFindings, clock }: Ports): VisitService {
  const fillWindows = windowFilling({ designations, visits, clock })

  async function planOf(code: string): Promise<Plan> {
    const plan = await plans.latest(code)
    if (plan === null) throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }

  return {
    async list(actor, { plan: code, window: asked, mine }) {
      const regions = reach(actor, 'visit.list', code)
      const plan = await planOf(code)
      if (!concerns(actor, 'visit.list', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      const current = await fillWindows(plan)
      const window = asked === undefined ? current : planWindows(plan).find(({ key }) => key === asked)
      if (!window) throw new Problem('invalid', 'window.absent', { window: asked })
      const [found, designated, open] = await Promise.all([
        visits.within({ plan: code, window: window.key, regions }),
        designations.within(code, regions),
        openFindings(code, regions),
      ])
      const shows = mine ? (one: Visit | DesignatedTarget) => inspects(actor, one) : () => true
      return {
        window,
        today: calendarDate(clock.now()),
        visits: found.filter(shows).map((visit) => toView(visit, open.get(visit.target) ?? 0)),
        anytime: designated.filter(shows).flatMap((one) => anytimeVisits(plan, one, found, open)),
      }
    },
    async ofTarget(code, target) {
      const plan = await plans.latest(code)
      if (plan !== null) await fillWindows(plan)
      return (await visits.ofTarget(code, target)).map((visit) => toView(visit, 0))
    },
    async record(submission) {
      const { id, plan: code, target, checklist, finishedAt, isLate } = submission
      const { first } = chainOf(submission)
      const plan = await planOf(code)
      await fillWindows(plan)
      const on = calendarDate(new Date(finishedAt))
      const window = windowOfVisits(plan, on).key
      const isPaid = await visits.complete({ plan: code, target, checklist, window, submission: id, first, on, isLate })
      if (isPaid) return
      const designated = await designations.byTarget(code, target)
      await visits.ensure([unscheduledVisit(submission, designated, { window, on, first })])
    },
  }
}

/** How a designated target stands by each duty that asks for visits at any time. */
function anytimeVisits(
  plan: Plan,
  { target: id, targetName: name, place, regionPath, list, team }: DesignatedTarget,
  found: readonly Visit[],
  open: ReadonlyMap<string, number>,
): AnytimeVisit[] {
  const days = found.flatMap(({ target, doneOn }) => (target === id && doneOn !== null ? [doneOn] : [])).sort()
  return anytimeDuties(plan, list).map(({ key: duty }) => ({
    duty,
    target: { id, name, place, regionPath: [...regionPath] },
    list,
    team: team ?? noTeam,
    records: days.length,
    lastOn: days.at(-1) ?? null,
    openFindings: open.get(id) ?? 0,
  }))
}

const toView = ({ target, targetName, place, regionPath, ...visit }: Visit, openFindings: number): VisitView => ({
  ...visit,
  isLate: visit.isLate ?? false,
  target: { id: target, name: targetName, place, regionPath: [...regionPath] },
  openFindings,
})
