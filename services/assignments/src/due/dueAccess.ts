import type { Actor, Verb } from '@duzhan/contracts'
import { calendarDate, type Plan } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { type Clock, concerns, type DatedPlanCopies } from '@duzhan/service-kit'
import type { FilingRepository } from '../filing/filing.repository.ts'
import type { OccurrenceRepository } from '../occurrence/occurrence.repository.ts'
import type { RegisterReader } from '../register/target.repository.ts'
import type { TaskRepository } from '../task/task.repository.ts'
import type { VisitsCalled } from '../visit/calledVisits.ts'
import type { DueRepository } from './due.repository.ts'
import type { OpenDues, RosterOf } from './dueOpening.ts'
import type { Moment } from './dueView.ts'

export interface DuePorts {
  dues: DueRepository
  plans: Pick<DatedPlanCopies, 'latest' | 'since'>
  tasks: Pick<TaskRepository, 'reportTimes'>
  filings: Pick<FilingRepository, 'rows'>
  occurrences: OccurrenceRepository
  visitsCalled: VisitsCalled
  openDues: OpenDues
  rosterOf: RosterOf
  /** The register of a plan. */
  registered: Pick<RegisterReader, 'within'>
  /** Something that changes with every change of a register or a list, and with nothing else. */
  registerState(): Promise<number>
  /** Something that changes with every change of a body that a plan may name. */
  directoryState(plan: Plan): Promise<string>
  /** Those of the files that the forms service does not hold for a body, by its place there. */
  missingFiles(files: { plan: string; target: string; hashes: string[] }): Promise<string[]>
  clock: Clock
  /** Where a plan is told in sentences, so that nobody else waits for it. */
  run: RunPlanJob
}

export interface DueAccess {
  /** A plan that concerns the actor. Throws `plan.absent`. */
  inForce(actor: Actor, verb: Verb, code: string): Promise<Plan>
  /** The same with everything opened that is owed under it by now. */
  opened(actor: Actor, verb: Verb, code: string): Promise<Plan>
  /** Now; and since when bodies could have known of a plan, where its document does not say when it was issued. */
  momentOf(plan: Plan): Promise<Moment>
}

/** What every answer about dues begins with. */
export function dueAccess({ plans, openDues, clock }: Pick<DuePorts, 'plans' | 'openDues' | 'clock'>): DueAccess {
  async function inForce(actor: Actor, verb: Verb, code: string): Promise<Plan> {
    const plan = await plans.latest(code)
    if (plan === null || !concerns(actor, verb, { plan: code, jurisdiction: plan.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan: code })
    return plan
  }
  return {
    inForce,
    async opened(actor, verb, code) {
      const plan = await inForce(actor, verb, code)
      await openDues(plan)
      return plan
    },
    async momentOf(plan) {
      const since = plan.document.issuedOn === undefined ? await plans.since(plan.code) : null
      return { now: clock.now(), knownFrom: since && calendarDate(since) }
    },
  }
}
