import type { Actor, Waiting } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, grantsFor, type PlanCopies } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { DueService } from '../due/due.service.ts'
import type { FilingService } from '../filing/filing.service.ts'
import type { FindingService } from '../finding/finding.service.ts'
import type { VisitCounts } from '../visit/visitCounts.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  designations: Pick<DesignationRepository, 'frozen'>
  visitCounts: VisitCounts
  finding: Pick<FindingService, 'waiting'>
  due: Pick<DueService, 'waiting'>
  filing: Pick<FilingService, 'waiting'>
  clock: Clock
}

export interface WorkService {
  /**
   * What waits for an actor in a plan, in numbers: each is of what the actor could list by the verb for it, so that no number tells
   * more than the list behind it. Throws `plan.absent`.
   */
  waiting(actor: Actor, plan: string): Promise<Waiting>
}

export function workService({ plans, designations, visitCounts, finding, due, filing, clock }: Ports): WorkService {
  return {
    async waiting(actor, code) {
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'work.waiting', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      const mayFreeze = plan.targetLists.length > 0 && grantsFor(actor, 'targetList.freeze', code).length > 0
      const [visits, findings, dues, filings, frozen] = await Promise.all([
        visitCounts(actor, code),
        finding.waiting(actor, code),
        due.waiting(actor, code),
        filing.waiting(actor, code),
        mayFreeze ? designations.frozen(code) : null,
      ])
      const isFrozen = mayFreeze ? frozen !== null : null
      return { plan: code, today: calendarDate(clock.now()), ...visits, ...findings, dues, filings, isFrozen }
    },
  }
}
