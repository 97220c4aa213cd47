import type { PlanStatus } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'

/** One revision of a plan, as kept. The document never changes once published. */
export interface PlanRevision {
  plan: string
  revision: number
  status: PlanStatus
  jurisdiction: string
  regionPath: string[]
  document: Plan
  hash: string
  publishedAt: Date
  closedAt: Date | null
}
export interface PlanRepository {
  /** Returns false when that revision stands already. */
  add(revision: PlanRevision): Promise<boolean>
  /** Closes a published revision; returns false when it is not published. */
  close(plan: string, revision: number, at: Date): Promise<boolean>
  /** Closes every published revision older than this one. */
  closeBefore(plan: string, revision: number, at: Date): Promise<void>
  byRevision(plan: string, revision: number): Promise<PlanRevision | null>
  /** The newest published revision, or the newest closed one when none is published. */
  latest(plan: string): Promise<PlanRevision | null>
  /** The newest revision of every plan. */
  all(): Promise<PlanRevision[]>
}
