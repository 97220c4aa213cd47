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
  status: 'due' | 'done'
  /** The newest of the record that paid it and its corrections. */
  submission: string | null
  doneOn: string | null
  /** What is in of it, where several teams fill the checklist in. */
  parts?: readonly KeptPart[]
  /** Done by a record that came after the window had been reported. Absent in visits done before this was told. */
  isLate?: boolean
}
export interface VisitRepository {
  /** Adds the visits that do not stand yet; those that do stay as they are. `record`: the first of the chain that one was told by. */
  ensure(visits: readonly (Visit & { record?: string })[]): Promise<void>
  /**
   * Completes the first visit still due there by that checklist, else the first that leaves the checklist open. `first` is
   * the record that the submission's chain began with: a record and its corrections complete one visit at most, however
   * often they are told, and the visit names the last of them told. A record of one of several parts goes to the first of
   * those visits that lack it, and completes it as the last of `parts`. Returns whether a visit holds the chain.
   */
  complete(done: {
    plan: string
    target: string
    window: string
    checklist: string
    submission: string
    first: string
    on: string
    isLate: boolean
    /** Whose part the record is, of which parts; absent where the checklist is filled in by one team. */
    parted?: Parted | undefined
  }): Promise<boolean>
  within(query: { plan: string; window: string; regions: readonly string[] }): Promise<Visit[]>
  ofTarget(plan: string, target: string): Promise<Visit[]>
}
