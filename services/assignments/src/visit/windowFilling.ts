import { calendarDate, currentWindow, type Plan, planWindows, type Window } from '@duzhan/plan'
import type { Clock } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { owedVisits } from './owedVisits.ts'
import type { VisitRepository } from './visit.repository.ts'

interface Ports {
  designations: Pick<DesignationRepository, 'frozen' | 'within'>
  visits: Pick<VisitRepository, 'ensure'>
  clock: Clock
}
/** Fills the windows of a plan up to the one that runs today with the visits that it owes, and returns that one. */
export type FillWindows = (plan: Plan) => Promise<Window>

/**
 * Visits are made when their window is first needed, by a reader or by a submission: nothing runs at midnight, and a
 * platform that stood still for a month makes up for it. The first window filled is the one in which the lists were
 * frozen; each is filled once for a revision, and filling it twice is the same as once.
 */
export function windowFilling({ designations, visits, clock }: Ports): FillWindows {
  const filled = new Set<string>()

  async function fill(plan: Plan, window: Window): Promise<void> {
    const key = `${plan.code}@${plan.revision} ${window.key}`
    if (filled.has(key)) return
    const designated = await designations.within(plan.code, [plan.jurisdiction])
    // who came on a list later owes nothing for the windows before
    const there = designated.filter(({ designatedOn }) => designatedOn <= window.end)
    await visits.ensure(there.flatMap((one) => owedVisits(plan, one, window)))
    filled.add(key)
  }

  return async (plan) => {
    const today = calendarDate(clock.now())
    const current = currentWindow(plan, today)
    const day = `${plan.code}@${plan.revision} ${today}`
    const frozen = filled.has(day) ? null : await designations.frozen(plan.code)
    if (frozen) {
      const first = currentWindow(plan, frozen.frozenOn)
      const due = planWindows(plan).filter(({ start }) => first.start <= start && start <= current.start)
      for (const window of due) await fill(plan, window)
      filled.add(day)
    }
    return current
  }
}
