import type { TrackedDue, TrackedStep } from './due.ts'

/** What a plan makes of its dues on a day: those that begin, those that go on in new words, and those that end. */
export interface DueChanges {
  opened: readonly TrackedDue[]
  carried: readonly TrackedDue[]
  cancelled: readonly TrackedDue[]
}

export interface DueRepository {
  ofPlan(plan: string): Promise<TrackedDue[]>
  /** Those of a plan that bodies within any of the regions owe; of some days, those that are due on one of them. */
  within(plan: string, regions: readonly string[], dueOn?: { from: string; to: string }): Promise<TrackedDue[]>
  /** What bodies within the regions have still to hand in by a day. */
  owedBy(plan: string, regions: readonly string[], until: string): Promise<TrackedDue[]>
  byKey(plan: string, key: string): Promise<TrackedDue | null>
  /** Writes what the plan makes of its dues; one that a person changed in the meantime stays as it is, and twice equals once. */
  carry(changes: DueChanges): Promise<void>
  /** Keeps dues that no calendar called for, once each; returns false when some of them were kept before. */
  add(dues: readonly TrackedDue[], verb: 'tell' | 'handIn'): Promise<boolean>
  /** Keeps a due after a step; returns false when it is no longer at the version before. */
  keep(due: TrackedDue, step: TrackedStep): Promise<boolean>
}
