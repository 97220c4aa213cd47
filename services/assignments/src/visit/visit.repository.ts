import type { ChecklistPart } from '@duzhan/checklist'
import type { Covert } from '@duzhan/contracts'
import type { Window } from '@duzhan/plan'
import type { Place, Sender } from '@duzhan/service-kit'
import type { ChainAt } from '../correction/correction.repository.ts'

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
 * owed (then `duty` and `dueOn` are null). `start`, `until`, `dueOn` and `doneOn` are calendar dates in Asia/Shanghai.
 */
export interface Visit extends Place {
  id: string
  duty: string | null
  /** What the duty is called; empty where nobody owed it, or an earlier release made it. */
  title: string
  window: string
  /** From the first day of its window to the last on which it is before its inspectors: of the window, or the day it is due on. */
  start: string
  until: string
  dueOn: string | null
  /** The instant from which on it is late. */
  deadline: Date | null
  target: string
  targetName: string
  place: string
  list: string
  /** The checklist to be filled; empty while a duty leaves open which. */
  checklist: string
  /** Who owes it: a team by its key, any other body by kind and key with a colon between. */
  team: { key: string; title: string }
  /** Who comes along; absent where nobody does. */
  partners?: readonly { key: string; title: string }[]
  /** Who was drawn for it, of how many that were asked for; absent where the plan draws nobody. None where avoidance left nobody. */
  inspectors?: { asked: number; drawn: readonly { key: string; title: string }[] }
  /** The team that serves the target's list: it fills in for a body that has no inspectors of its own, where a record says so. */
  ownTeam: string
  /** Nobody on the spot is told of it before it is done. */
  isUnannounced: boolean
  /** Present where only what is made in secret pays it: its duty has no other way. */
  isCovertOnly?: true
  /** Cancelled: it was open when its target went off the list. */
  status: 'due' | 'done' | 'cancelled'
  /** The newest of the record that paid it and its corrections. */
  submission: string | null
  /** The plan whose record paid it, where that is derived from this visit's own. */
  under?: string
  doneOn: string | null
  /** What is in of it, where several teams fill the checklist in. */
  parts?: readonly KeptPart[]
  /** Done by a record made after its deadline, or that came after the window had been reported. Absent in visits done before this was told. */
  isLate?: boolean
}
/** A visit with the first record of the chain that completed it; what was completed before there were corrections has none. */
export type HeldVisit = Visit & { record?: string | null }

/** What a submission completes, if anything is due there. */
export interface Done extends Sender {
  plan: string
  target: string
  /** The plan that it was recorded under, where that is derived from `plan`: it pays what is owed here, and is no visit of its own. */
  under?: string
  /** Present where it was made in secret. */
  covert?: Covert | undefined
  /** The window that the record is counted in. */
  window: string
  checklist: string
  /** The visit that the record says it pays, where it says so. */
  due: string | null
  submission: string
  /** The record that the submission's chain of corrections began with. */
  first: string
  /** When it was made, and the calendar date of that. */
  at: Date
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
/** What is known of the visits of an earlier release: the days of their windows, or of those in none, and what their duties are called. */
export interface EarlierVisits {
  windows: readonly Window[]
  rest: Omit<Window, 'key'>
  titles: ReadonlyMap<string, string>
}
/** Visits of a plan before their inspectors on any of some days, within some regions or given to one of some bodies. */
export interface VisitQuery {
  plan: string
  from: string
  to: string
  regions: readonly string[]
  bodies?: readonly string[]
}
/** Visits that are alike in all that decides whose they are and how they stand. */
export interface VisitGroup {
  one: Visit
  count: number
}
/** Open visits of a plan in a region that are alike in whose they are, who is told of them and when they are due. */
export interface VisitTally {
  region: string
  /** One that stands for all of them. */
  one: Visit
  count: number
}
export interface VisitRepository {
  /** Whether a plan has any visit yet. */
  any(plan: string): Promise<boolean>
  /** Adds the visits that do not stand yet; those that do stay as they are. */
  ensure(visits: readonly HeldVisit[]): Promise<void>
  /** Every visit that one of the submissions may complete, or whose chain has completed already. */
  heldFor(done: readonly Done[]): Promise<HeldVisit[]>
  /** Adds visits and changes others in one write. Returns false when one was completed by somebody else in the meantime. */
  save(added: readonly HeldVisit[], changed: readonly VisitChange[]): Promise<boolean>
  /**
   * Makes the open visits of some targets that are not over on a day those that are owed now: what is owed no more is
   * cancelled, what was cancelled and is owed again is open again, what is owed anew is added, and what goes on takes the team
   * and the days that it has now; what was done, and windows gone by, stay. Twice equals once.
   */
  follow(where: { plan: string; targets: readonly string[]; from: string }, owed: readonly Visit[]): Promise<void>
  /** Cancels those that `follow` would, and does nothing else: what is owed by now is told by its ids. */
  drop(where: { plan: string; targets: readonly string[]; from: string }, owed: readonly string[]): Promise<void>
  /** Those of a window within a region that nobody has made, or begun, are owed no more. */
  cancelWindow(where: { plan: string; region: string; window: string }): Promise<void>
  /** Gives the visits that an earlier release kept, which had a window and no days, what they lack. */
  completeEarlier(plan: string, known: EarlierVisits): Promise<void>
  /**
   * Those before their inspectors on any day from one to another, and the records of those days that nobody owed: within some regions, and
   * beside them those that are given to one of some bodies.
   */
  within(query: VisitQuery): Promise<Visit[]>
  /**
   * The owed visits among those, in groups that do not differ by anything that says whose they are, who is told of them, how they
   * stand and when they are due: one that stands for each group, and how many it has. `seats` are the regions by which it is told
   * whose they are; `byTarget`, whether the target tells it too.
   */
  groups(query: VisitQuery & { seats: readonly string[]; byTarget: boolean }): Promise<VisitGroup[]>
  /**
   * How many visits are owed and not made, of those that have begun by a day and are due on or after another: in every region on their
   * paths above the village.
   */
  tally(of: { plan: string; region: string; today: string; since: string }): Promise<VisitTally[]>
  ofTarget(plan: string, target: string): Promise<Visit[]>
  /** Those of a target that look back at findings which were closed out there. */
  lookBacks(plan: string, target: string): Promise<HeldVisit[]>
  byId(id: string): Promise<Visit | null>
  /** Which of some visits are owed no more, and were not made. */
  cancelledOf(ids: readonly string[]): Promise<Set<string>>
  /** Who was drawn for the last visit of a duty that was made to each of some targets. */
  lastInspectors(plan: string, duty: string, targets: readonly string[]): Promise<Map<string, string[]>>
  /** Gives a visit to those who are drawn for it by now, unless it is owed no more. */
  reassign(visit: Visit): Promise<void>
  /** All of these targets are shown under these words from now on. */
  rename(plan: string, targets: readonly Pick<Visit, 'target' | 'targetName' | 'place'>[]): Promise<void>
  /** Those of some targets, under whatever plan, that these chains of records paid are covert no longer. */
  uncover(records: readonly ChainAt[]): Promise<void>
}

/** Up to which day, and by which revision, the visits of a plan have been opened. */
export interface VisitOpening {
  plan: string
  day: string
  revision: number
}
export interface VisitOpeningRepository {
  opened(plan: string): Promise<VisitOpening | null>
  save(opening: VisitOpening): Promise<void>
}
