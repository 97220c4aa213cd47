import type { ChecklistPart } from '@duzhan/checklist'
import type { Place } from '@duzhan/service-kit'

/** A part of a visit that is in: by its newest record, whose chain began with `record`. */
export interface KeptPart {
  part: ChecklistPart
  submission: string
  record: string
  by: string
  at: Date
}
/** A part that came in, of which parts. */
export interface Parted {
  own: KeptPart
  parts: readonly ChecklistPart[]
}
/**
 * One visit to a target in a window: owed by a duty until a submission pays it, or told of by a submission that nobody
 * owed (then `duty` and `dueOn` are null). `dueOn` and `doneOn` are calendar dates in Asia/Shanghai.
 */
export interface Visit extends Place {
  id: string
  duty: string | null
  window: string
  dueOn: string | null
  target: string
  targetName: string
  place: string
  list: string
  /** The checklist to be filled; empty while a duty leaves open which. */
  checklist: string
  team: { key: string; title: string }
  /** Cancelled: it was open when its target went off the list. */
  status: 'due' | 'done' | 'cancelled'
  /** The newest of the record that paid it and its corrections. */
  submission: string | null
  doneOn: string | null
  /** What is in of it, where several teams fill the checklist in. */
  parts?: readonly KeptPart[]
  /** Done by a record that came after the window had been reported. Absent in visits done before this was told. */
  isLate?: boolean
}
/** A visit with the first record of the chain that completed it; what was completed before there were corrections has none. */
export type HeldVisit = Visit & { record?: string | null }

/** What a submission completes, if anything is due there. */
export interface Done {
  plan: string
  target: string
  window: string
  checklist: string
  submission: string
  /** The record that the submission's chain of corrections began with. */
  first: string
  on: string
  isLate: boolean
  /** Whose part the record is, of which parts; absent where the checklist is filled in by one team. */
  parted?: Parted | undefined
}
/** A visit as it was read, and what is to be changed of it. */
export interface VisitChange {
  seen: HeldVisit
  change: Partial<HeldVisit>
}
export interface VisitRepository {
  /** Adds the visits that do not stand yet; those that do stay as they are. */
  ensure(visits: readonly HeldVisit[]): Promise<void>
  /** Every visit that one of the submissions may complete, or whose chain has completed already. */
  heldFor(done: readonly Done[]): Promise<HeldVisit[]>
  /** Adds visits and changes others in one write. Returns false when one was completed by somebody else in the meantime. */
  save(added: readonly HeldVisit[], changed: readonly VisitChange[]): Promise<boolean>
  /**
   * Makes the open visits of some targets in a window those that are owed now: what is owed no more is cancelled, what was
   * cancelled and is owed again is open again, what is owed anew is added; what was done stays. Twice equals once.
   */
  follow(where: { plan: string; window: string; targets: readonly string[] }, owed: readonly Visit[]): Promise<void>
  within(query: { plan: string; window: string; regions: readonly string[] }): Promise<Visit[]>
  ofTarget(plan: string, target: string): Promise<Visit[]>
}
