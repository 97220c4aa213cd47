import { z } from 'zod'
import { DueMonthRef } from './due.ts'
import { PlanCode, WindowKey } from './ids.ts'

/** `mine`: only the visits of the teams that the actor inspects for. `window` defaults to the current one. */
export const VisitFilter = z.object({ plan: PlanCode, window: WindowKey.optional(), mine: z.boolean().default(false) })

/** The visits that are due in a month; `mine`: only those of the teams that the actor inspects for. */
export const VisitMonthRef = DueMonthRef.extend({ mine: z.boolean().default(false) })

/** One team's part of a visit, with the newest record of it and who sent that; what is not in yet has none. */
export interface VisitPart {
  /** The key of a team of the plan; null is the team that the target is assigned to. */
  part: string | null
  team: string
  submission: string | null
  /** The record that the chain of its corrections began with. */
  record: string | null
  by: string | null
  /** When it was finished on the spot. */
  at: string | null
}

/**
 * A visit that is owed, or a record that nobody owed: that one names no duty, has no due date, and is done once every
 * part of it is in.
 */
export interface VisitView {
  id: string
  plan: string
  duty: string | null
  /** What the duty is called; empty where it names none. */
  title: string
  window: string
  /** From the first day of its window to the last on which it is before its inspectors. */
  start: string
  until: string
  dueOn: string | null
  target: { id: string; name: string; place: string; regionPath: string[] }
  list: string
  checklist: string
  team: { key: string; title: string }
  /** Who comes along; absent where nobody does. */
  partners?: readonly { key: string; title: string }[]
  /** The parts of it, where several teams fill its checklist in; it is done when all are in. Empty where it is one record. */
  parts: VisitPart[]
  /** Cancelled: it was open when its target went off the list, and is owed no more. */
  status: 'due' | 'done' | 'cancelled'
  submission: string | null
  /** The plan whose record paid it, where that is derived from this visit's, and whether the reader may open the record there. */
  under?: { plan: string; mayRead: boolean }
  doneOn: string | null
  /** Done by a record made after its deadline, or that came after the window had been reported. */
  isLate: boolean
  /** What paid it was made in secret and is not released yet. */
  isCovert: boolean
  /** Whether it is the reader's to make: its team's, or that of the target where its own body has no inspectors. */
  isYours: boolean
  openFindings: number
}
/** A target that a duty without a cycle asks to be visited: on any day, as often as one likes. */
export interface AnytimeVisit {
  duty: string
  title: string
  target: { id: string; name: string; place: string; regionPath: string[] }
  list: string
  team: { key: string; title: string }
  /** The target's records in the window, and the day of the last one. */
  records: number
  lastOn: string | null
  openFindings: number
}
export interface VisitBoard {
  window: { key: string; start: string; end: string }
  today: string
  visits: VisitView[]
  anytime: AnytimeVisit[]
}

/**
 * The visits of one duty that one team owes in one place by one day, and how they stand: made, made late, not made though
 * their time is over, or of a window that has not begun (`upcoming`). What is left is open.
 */
export interface VisitMonthEntry {
  dueOn: string
  duty: string
  title: string
  team: { key: string; title: string }
  /** The township, or the lowest level above it at which the places of the month can be listed. */
  place: { code: string; name: string }
  count: number
  /** Late ones among them. */
  done: number
  late: number
  overdue: number
  upcoming: number
}
/** The visits due in a month day by day, whether their window has begun or not. */
export interface VisitMonth {
  plan: string
  /** 2020-03 */
  month: string
  today: string
  entries: VisitMonthEntry[]
}
