import type { DesignationEvent, PlanEvent, SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, windowOf } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Clock, ToldPlans } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { RollupRepository } from '../rollup/rollup.repository.ts'
import type { FactRepository } from './fact.repository.ts'
import { factFrom, visitCycle } from './factFrom.ts'

interface Ports {
  plans: ToldPlans
  designations: DesignationRepository
  facts: FactRepository
  rollups: Pick<RollupRepository, 'mark'>
  clock: Clock
}
const notYet = () => new Problem('unavailable', 'service.unavailable')

/** How each kind of news is taken in: kept first, then the regions that it concerns are marked; told twice is the same as once. */
export function intake({ plans, designations, facts, rollups, clock }: Ports) {
  return {
    takePlan: (event: PlanEvent): Promise<void> => plans.save(event),
    /** Counts in the window that runs now; windows gone by stay as they were reported. */
    async takeDesignation(event: DesignationEvent): Promise<void> {
      const plan = await plans.latest(event.plan)
      if (plan === null) throw notYet()
      await designations.save(event)
      const cycle = visitCycle(plan)
      if (cycle) await rollups.mark(plan.code, windowOf(cycle, calendarDate(clock.now())).key, [event.regionPath])
    },
    async takeSubmission(event: SubmissionEvent): Promise<void> {
      const plan = await plans.byRevision(event.plan, event.revision)
      if (plan === null) throw notYet()
      const fact = factFrom(event, plan)
      if (fact === null) return
      await facts.save(fact)
      await rollups.mark(fact.plan, fact.window, [fact.regionPath])
    },
  }
}
