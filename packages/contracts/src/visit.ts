import { type VisitMode, visitModes } from '@duzhan/plan'
import { z } from 'zod'
import { DueMonthRef } from './due.ts'
import { Key, PlanCode, Region, WindowKey } from './ids.ts'
import { PageCursor } from './page.ts'
import { isReason, LongText, reasonLength, ShortText } from './text.ts'

/**
 * Due: not made yet, now or before in the window. Missed: not made though its day is over; this week, later: not made, and due by the
 * Sunday of this week or after it.
 */
export const VisitChoice = z.enum(['all', 'due', 'missed', 'thisWeek', 'later', 'done'])
export type VisitChoice = z.infer<typeof VisitChoice>

/**
 * Visits of a window, by default the current one, page by page. `mine`: only those of the teams that the actor inspects for. `latest`: only what is
 * owed, and of each duty at each target the visits that began last, with how many went before them in the window. `mode`: only those
 * that the plan has made in that way. `text` stands in the name of the place and target.
 */
export const VisitFilter = z.object({
  plan: PlanCode,
  window: WindowKey.optional(),
  mine: z.boolean().default(false),
  latest: z.boolean().default(false),
  choice: VisitChoice.default('all'),
  mode: z.enum(visitModes).optional(),
  region: Region.optional(),
  text: ShortText(0, 80).default(''),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(200).default(200),
})
export type VisitFilter = z.infer<typeof VisitFilter>

/** The visits that are due in a month; `mine`: only those of the teams that the actor inspects for. */
export const VisitMonthRef = DueMonthRef.extend({ mine: z.boolean().default(false) })

/** A visit by its id, which names duty, target, window and turn. */
export const VisitRef = z.object({ plan: PlanCode, visit: z.string().min(1).max(400) })
/** That one who was drawn for a visit cannot go, and why: another is drawn in their place. */
export const ReplaceInput = z.strictObject({
  ...VisitRef.shape,
  inspector: Key,
  reason: LongText(0, reasonLength.max).refine(isReason),
})
export type ReplaceInput = z.infer<typeof ReplaceInput>

/** Lots by which inspectors were drawn, with all that anybody needs to draw them again, see `drawInspectors` of the plan package. */
export interface LotView {
  /** Its number among the lots of the duty in the window, from 1. */
  no: number
  on: string
  /** Who had another drawn, and why; both are empty where the visits were opened. */
  by: string
  reason: string
  /** Who could not go. */
  replaced: { key: string; title: string } | null
  count: number
  avoid: string | null
  /** Where regions inspect each other, which does which, by what they are called. */
  pairs: { by: string; of: string }[] | null
  /** Among whom: where each post lies, and how many visits of the window it had by then. */
  among: { key: string; title: string; region: string; load: number }[]
  /** For which visits: where each target lies, and who made the last one to it. */
  visits: { visit: string; region: string; last: string[] }[]
  commitment: string
  nonce: string
  seed: string
  drawn: [visit: string, inspectors: string[]][]
}

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
  /** In which ways the plan has it made, but for in secret, which `isCovert` says; empty where nobody owed it. */
  modes: readonly VisitMode[]
  /** Who comes along; absent where nobody does. */
  partners?: readonly { key: string; title: string }[]
  /** Who was drawn for it, of how many that were asked for; absent where the plan draws nobody. None where avoidance left nobody. */
  inspectors?: { asked: number; drawn: readonly { key: string; title: string }[] }
  /** Where it looks back at findings that were closed out at the target (回头看): on which day, and on the page of the target which ones. */
  lookBack?: { closedOn: string; findings: { id: string; title: string }[] }
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
  /** Of the same duty at the same target, how many visits went before it in the window; only where `latest` was asked for. */
  before?: { missed: number; done: number }
}
/** A target that a duty without a cycle asks to be visited: on any day, as often as one likes. */
export interface AnytimeVisit {
  duty: string
  title: string
  target: { id: string; name: string; place: string; regionPath: string[] }
  list: string
  team: { key: string; title: string }
  modes: readonly VisitMode[]
  /** The target's records in the window, and the day of the last one. */
  records: number
  lastOn: string | null
  openFindings: number
}
/** What is owed in a window, whatever a list of it is narrowed down to beside the region; what was cancelled counts for nothing. */
export interface VisitFigures {
  asked: number
  done: number
  missed: number
  /** How many targets are owed a visit. */
  targets: number
  /** The day by which the next one is due; null where none is. */
  nextDue: string | null
  /** All that could be listed: cancelled ones, and what may be visited at any time, too. */
  listed: number
}
interface Window {
  key: string
  start: string
  end: string
}
/** A page of a window's visits, and behind the last of them of what may be visited at any time. `total` counts all that the filter leaves. */
export interface VisitBoard {
  window: Window
  /** Those that have begun, the newest first. */
  windows: Window[]
  today: string
  figures: VisitFigures
  /** The ways in which those that could be listed are made, in the order of the documents. */
  modes: VisitMode[]
  /** What is owed by county, as far as place and words leave it. */
  counties: { region: string; done: number; asked: number }[]
  /** The teams and bodies whose open visits nobody could make now, because no account is granted them, with how many; not asked for `mine`. */
  unstaffed: { key: string; title: string; open: number }[]
  visits: VisitView[]
  anytime: AnytimeVisit[]
  total: number
  next: PageCursor | null
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
  /**
   * Which region inspects which in the windows of the month (交叉督战), for readers of the plan's whole jurisdiction: those who are inspected
   * are not told. `pairs` is null where lots decide that are not drawn yet.
   */
  crossed: { title: string; start: string; end: string; pairs: { by: string; of: string }[] | null }[]
}
