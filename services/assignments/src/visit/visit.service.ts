import type { Actor, SubmissionEvent, VisitBoard, VisitView } from '@duzhan/contracts'
import { calendarDate, dueVisits, type Plan, planWindows, visitCycle, type Window, windowOf, windowsBetween } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, grantsFor, reach, type ToldPlans } from '@duzhan/service-kit'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { Visit, VisitRepository } from './visit.repository.ts'

interface Ports {
  plans: ToldPlans
  designations: DesignationRepository
  visits: VisitRepository
  openFindings(plan: string, regions: readonly string[]): Promise<Map<string, number>>
  clock: Clock
}

export interface VisitService {
  /** The visits of a window (the current one by default) within the actor's reach; `mine`: of the teams it inspects for. */
  list(actor: Actor, filter: { plan: string; window?: string | undefined; mine: boolean }): Promise<VisitBoard>
  ofTarget(plan: string, target: string): Promise<VisitView[]>
  /** Completes the visit that a submission pays. */
  record(submission: SubmissionEvent): Promise<void>
}

export function visitService({ plans, designations, visits, openFindings, clock }: Ports): VisitService {
  const ensured = new Set<string>()

  /** The windows of a plan's visit duties from the day it was frozen until today, each filled with the visits it owes. */
  async function ensureUntilToday(plan: Plan): Promise<Window> {
    const today = calendarDate(clock.now())
    const cycle = visitCycle(plan)
    if (!cycle) throw new Problem('absent', 'visit.none', { plan: plan.code })
    const [last = today] = [today, plan.period.end].sort()
    const day = `${plan.code}@${plan.revision} ${today}`
    const frozen = ensured.has(day) ? null : await designations.frozen(plan.code)
    if (frozen) {
      const [first = last] = [frozen.frozenOn, last].sort()
      for (const window of windowsBetween(cycle, first, last)) await ensure(plan, window)
      ensured.add(day)
    }
    return windowOf(cycle, last)
  }

  async function ensure(plan: Plan, window: Window): Promise<void> {
    const key = `${plan.code}@${plan.revision} ${window.key}`
    if (ensured.has(key)) return
    const designated = await designations.within(plan.code, [plan.jurisdiction])
    await visits.ensure(designated.flatMap((one) => owed(plan, one, window)))
    ensured.add(key)
  }

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
      const current = await ensureUntilToday(plan)
      const window = asked === undefined ? current : planWindows(plan, current.start).find(({ key }) => key === asked)
      if (!window) throw new Problem('invalid', 'window.absent', { window: asked })
      const [found, open] = await Promise.all([
        visits.within({ plan: code, window: window.key, regions }),
        openFindings(code, regions),
      ])
      const shown = mine ? found.filter((visit) => isTeamOf(actor, visit)) : found
      return {
        window,
        today: calendarDate(clock.now()),
        visits: shown.map((visit) => toView(visit, open.get(visit.target) ?? 0)),
      }
    },
    async ofTarget(plan, target) {
      const document = await plans.latest(plan)
      if (document?.duties.visits?.length) await ensureUntilToday(document)
      return (await visits.ofTarget(plan, target)).map((visit) => toView(visit, 0))
    },
    async record({ id, plan: code, target, checklist, finishedAt, isLate }) {
      const plan = await planOf(code)
      await ensureUntilToday(plan)
      const on = calendarDate(new Date(finishedAt))
      const cycle = visitCycle(plan)
      if (!cycle) return
      await visits.complete({ plan: code, target, checklist, window: windowOf(cycle, on).key, submission: id, on, isLate })
    },
  }
}

/** The visits that a plan's duties owe a designated target in a window. The id says it all, so making them twice makes them once. */
function owed(plan: Plan, designated: DesignatedTarget, window: Window): Visit[] {
  const { target, targetName, place, regionPath, list, team } = designated
  return dueVisits(plan, { list }, window).flatMap(({ duty, times, due, checklist }) =>
    Array.from(
      { length: times },
      (_, index): Visit => ({
        id: `${plan.code}:${duty}:${target}:${window.key}:${index + 1}`,
        plan: plan.code,
        regionPath,
        duty,
        window: window.key,
        dueOn: due,
        target,
        targetName,
        place,
        list,
        checklist: checklist ?? '',
        team: team ?? { key: '', title: '' },
        status: 'due',
        submission: null,
        doneOn: null,
      }),
    ),
  )
}

const isTeamOf = (actor: Actor, visit: Visit): boolean =>
  grantsFor(actor, 'submission.submit', visit.plan).some(
    ({ region, team }) => visit.regionPath.includes(region) && (team === undefined || visit.team.key.split('@')[0] === team),
  )

const toView = ({ target, targetName, place, regionPath, ...visit }: Visit, openFindings: number): VisitView => ({
  ...visit,
  isLate: visit.isLate ?? false,
  target: { id: target, name: targetName, place, regionPath: [...regionPath] },
  openFindings,
})
