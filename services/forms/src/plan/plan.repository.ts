import type { PlanStatus } from '@duzhan/contracts'
import type { Plan, PlanWarning } from '@duzhan/plan'

/** A revision without its document: enough for a list. */
export interface PlanHead {
  plan: string
  revision: number
  status: PlanStatus
  jurisdiction: string
  regionPath: string[]
  document: Pick<Plan, 'title' | 'period'>
}
/** One revision of a plan, as kept. The document never changes once published. */
export interface PlanRevision extends PlanHead {
  /** What runs. Where the plan extends a superior's, the two merged. */
  document: Plan
  /** What the author wrote, where that is not the document itself. */
  own: Plan | null
  /** What is odd about it, found when it was published; a draft is not checked. */
  warnings: PlanWarning[]
  hash: string
  /** Of a draft: when it was saved. */
  publishedAt: Date
  closedAt: Date | null
}
export interface PlanRepository {
  /** Publishes a revision, in the place of its draft if there is one; returns false when that revision stands published already. */
  publish(revision: PlanRevision): Promise<boolean>
  /** Keeps a draft, in the place of an earlier one; returns false when that revision is published. */
  saveDraft(revision: PlanRevision): Promise<boolean>
  /** Returns false when that revision is no draft. */
  removeDraft(plan: string, revision: number): Promise<boolean>
  /** Closes a published revision; returns false when it is not published. */
  close(plan: string, revision: number, at: Date): Promise<boolean>
  /** Closes every published revision older than this one. */
  closeBefore(plan: string, revision: number, at: Date): Promise<void>
  /** A published or closed revision. */
  byRevision(plan: string, revision: number): Promise<PlanRevision | null>
  draft(plan: string, revision: number): Promise<PlanRevision | null>
  /** The newest published revision, or the newest closed one when none is published. */
  latest(plan: string): Promise<PlanRevision | null>
  /** Every revision of a plan, drafts too, newest first. */
  revisions(plan: string): Promise<PlanHead[]>
  /** The newest revision of every plan; a draft only where nothing is published yet. */
  all(): Promise<PlanHead[]>
}
