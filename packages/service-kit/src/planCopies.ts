import type { PlanEvent } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'

/** The plans as a service was told of them by the forms service, who owns them. */
export interface PlanCopies {
  save(told: PlanEvent): Promise<void>
  byRevision(plan: string, revision: number): Promise<Plan | null>
  /** The newest published revision, or the newest closed one when none is published. */
  latest(plan: string): Promise<Plan | null>
}

/** The same with when a plan came: of the first revision that is known, null where nobody told. */
export interface DatedPlanCopies extends PlanCopies {
  /** The codes of the plans that are known. */
  codes(): Promise<string[]>
  since(plan: string): Promise<Date | null>
  /** When a revision came into force; null where nobody told. */
  publishedAt(plan: string, revision: number): Promise<Date | null>
}
