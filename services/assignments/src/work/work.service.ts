import type { Actor, Grant, PersonPosts, Waiting, WorkOf } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, grantsFor, may, type PlanCopies } from '@duzhan/service-kit'
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
  /** Who an account is, and what they may do. */
  personOf(account: string): Promise<PersonPosts | null>
  clock: Clock
}

export interface WorkService {
  /**
   * What waits for an actor in a plan, in numbers: each is of what the actor could list by the verb for it, so that no number tells
   * more than the list behind it. Throws `plan.absent`.
   */
  waiting(actor: Actor, plan: string): Promise<Waiting>
  /**
   * The same of somebody whom the actor administers, which an operator looks at before another post is given to them. Throws
   * `person.absent` for one who holds anything beyond the actor's own, and `plan.absent` for a plan that is none of theirs.
   */
  ofPerson(actor: Actor, of: WorkOf): Promise<Waiting>
}

export function workService({ plans, designations, visitCounts, finding, due, filing, personOf, clock }: Ports): WorkService {
  async function waiting(actor: Actor, code: string): Promise<Waiting> {
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
  }
  return {
    waiting,
    async ofPerson(actor, { plan, account }) {
      const person = await personOf(account)
      const isTheirs = ({ plan: of, region }: Grant) =>
        may(actor, 'work.ofPerson', { plan: of, regionPath: regionPath(regionCode(region)) })
      if (person === null || !person.grants.every(isTheirs)) throw new Problem('absent', 'person.absent', { account })
      return await waiting({ ...person, account, title: '' }, plan)
    },
  }
}
