import { calendarDate, currentWindow, type Plan } from '@duzhan/plan'
import type { Clock } from '@duzhan/service-kit'
import type { KeptStanding } from '../designation/standing.ts'
import { owedVisits } from './owedVisits.ts'
import type { VisitRepository } from './visit.repository.ts'

/** Makes the visits of the window that runs follow what was decided about some targets; windows gone by stay as they were. */
export const standingVisits =
  ({ visits, clock }: { visits: Pick<VisitRepository, 'follow'>; clock: Clock }) =>
  async (plan: Plan, standings: readonly KeptStanding[]): Promise<void> => {
    const window = currentWindow(plan, calendarDate(clock.now()))
    const owed = standings.flatMap((one) => (one.stands ? owedVisits(plan, one, window) : []))
    await visits.follow({ plan: plan.code, window: window.key, targets: standings.map(({ target }) => target) }, owed)
  }
