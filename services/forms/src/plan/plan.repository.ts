import type { PlanStatus } from '@duzhan/contracts'
import { fromText, type JsonText, type Plan, type PlanWarning } from '@duzhan/plan'

/** A revision without its document: enough for a list. */
export interface PlanHead {
  plan: string
  revision: number
  status: PlanStatus
  jurisdiction: string
  /** The office whose own plan it is. */
  office?: string
  regionPath: string[]
  title: string
  period: Plan['period']
}
/** One revision of a plan, as kept: its documents are text, read by those alone who need what they say. They never change once published. */
export interface PlanRevision extends PlanHead {
  /** What runs. Where the plan extends a superior's, the two merged. */
  document: JsonText<Plan>
  /** What the author wrote, where that is not the document itself. */
  own: JsonText<Plan> | null
  /** What is odd about it, found when it was published; a draft is not checked. */
  warnings: PlanWarning[]
  hash: string
  /** Of a draft: when it was saved. */
  publishedAt: Date
  closedAt: Date | null
}
/** A revision whose document has been read. */
export interface ReadRevision extends Omit<PlanRevision, 'document'> {
  document: Plan
}
/** Reads a revision's document. */
export const readRevision = (found: PlanRevision): ReadRevision => ({ ...found, document: fromText(found.document) })

/** What became of a draft that was to be kept. */
export type DraftOutcome = 'saved' | 'changed' | 'published'

export interface PlanRepository {
  /** Publishes a revision, in the place of its draft if there is one; returns false when that revision stands published already. */
  publish(revision: PlanRevision): Promise<boolean>
  /**
   * Keeps a draft, in the place of an earlier one. With `basedOn` only of the draft with that hash, or where it is null of none:
   * `changed` when another stands there, unless it says the same. `published` when the revision is no draft any more.
   */
  saveDraft(revision: PlanRevision, basedOn?: string | null): Promise<DraftOutcome>
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
