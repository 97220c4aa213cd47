import type { TrackedDue, TrackedStep } from './due.ts'

/** What a plan makes of its dues on a day: those that begin, those that go on in new words, and those that end. */
export interface DueChanges {
  opened: readonly TrackedDue[]
  carried: readonly TrackedDue[]
  cancelled: readonly TrackedDue[]
}

/** Whose dues are asked for: what bodies within any of the regions owe, or one of the named by its key; or what a named body receives. */
export interface Whose {
  regions: readonly string[]
  owers: readonly string[]
  receivers: readonly string[]
}

export interface DueRepository {
  ofPlan(plan: string): Promise<TrackedDue[]>
  /** Those of a plan that are of some bodies; of some days, those that are due on one of them. */
  within(plan: string, whose: Whose, dueOn?: { from: string; to: string }): Promise<TrackedDue[]>
  /** What of some bodies is still to be handed in, by a day where one is given. */
  owedBy(plan: string, whose: Whose, until?: string): Promise<TrackedDue[]>
  /** What of some bodies was handed in, received or not. */
  handedIn(plan: string, whose: Whose): Promise<TrackedDue[]>
  /** How many of what bodies within any of some regions owe is still to be handed in, of every plan. */
  countOwedWithin(regions: readonly string[]): Promise<number>
  byKey(plan: string, key: string): Promise<TrackedDue | null>
  /** Writes what the plan makes of its dues; one that a person changed in the meantime stays as it is, and twice equals once. */
  carry(changes: DueChanges): Promise<void>
  /** Keeps dues that no calendar called for, once each; returns false when some of them were kept before. */
  add(dues: readonly TrackedDue[], verb: 'tell' | 'handIn'): Promise<boolean>
  /** Keeps a due after a step; returns false when it is no longer at the version before. */
  keep(due: TrackedDue, step: TrackedStep): Promise<boolean>
}
