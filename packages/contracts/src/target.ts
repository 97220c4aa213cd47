import type { PrintedFigure, Reason } from '@duzhan/plan'
import { z } from 'zod'
import type { FindingSummary } from './finding.ts'
import { CalendarDate, Key, PlanCode, Region, TargetId } from './ids.ts'
import { PageCursor } from './page.ts'
import type { TargetStanding } from './targetList.ts'
import { isReason, LongText, ShortText } from './text.ts'
import type { VisitView } from './visit.ts'

const Words = z.string().max(500)
/** A cell of an official annex as it is printed: nothing that nests. */
const Printed = z.union([LongText(0, 2_000), z.number(), z.boolean(), z.null()])
/** What a target may be is said by its plan (`readRegister`), cell by cell and with sentences; here only what a row looks like. */
export const TargetInput = z.object({
  id: Words,
  name: LongText(0, 500),
  kind: Words,
  regionCode: Words,
  position: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
  attributes: z.record(Words, z.unknown()),
  annex: z.record(Words, Printed).optional(),
})
export type TargetInput = z.infer<typeof TargetInput>
/** `columns` are the attributes, and `position`, that the rows speak of: what stands of the others stays. Without them rows speak of all. */
export const TargetBatch = z.object({
  plan: PlanCode,
  targets: z.array(TargetInput).max(1_000),
  columns: z.array(Words).max(500).optional(),
})
export type TargetBatch = z.infer<typeof TargetBatch>
export const OfPlan = z.object({ plan: PlanCode })
export const TargetRef = z.object({ plan: PlanCode, target: TargetId })

/** A place of a target on a list, with why it stands there. */
export interface TargetPlace {
  list: string
  reasons: Reason[]
  team: { key: string; title: string } | null
  designatedOn: string
}
/** How many targets of a register are read at once. */
const mostOnPage = 100
/** A page of a plan's register: those whose name, id or code begins with the text. */
export const TargetSearch = z.strictObject({
  plan: PlanCode,
  text: ShortText(0, 80).default(''),
  /** Only those that lie there. */
  region: Region.optional(),
  show: z.enum(['registered', 'retired', 'all']).default('registered'),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(mostOnPage).default(mostOnPage),
})
export type TargetSearch = z.infer<typeof TargetSearch>

/** Why the register is changed by hand: kept with the change, and shown beside it. */
const ChangeReason = LongText(0, 500).refine(isReason)
/** A change of one target, by somebody who saw its version. */
const Change = { plan: PlanCode, target: TargetId, version: z.number().int().min(0), reason: ChangeReason }
/** What a target is to be from now on: id and kind stay. */
export const TargetCorrection = z.strictObject({
  ...Change,
  ...TargetInput.pick({ name: true, regionCode: true, position: true, attributes: true }).shape,
})
export type TargetCorrection = z.infer<typeof TargetCorrection>
/** A target is no longer supervised from a day on, today at the latest. */
export const TargetRetirement = z.strictObject({ ...Change, on: CalendarDate })
export type TargetRetirement = z.infer<typeof TargetRetirement>
export const TargetRestoration = z.strictObject(Change)
export type TargetRestoration = z.infer<typeof TargetRestoration>

/** What the register said of a target until a change. */
export interface TargetSnapshot {
  name: string
  regionCode: string
  place: string
  position: { latitude: number; longitude: number } | null
  attributes: Record<string, unknown>
}
/** One change of a target in the register: who, when, why, and what it was until then; null when it was entered. */
export interface TargetStep {
  verb: 'register' | 'correct' | 'retire' | 'restore'
  at: string
  by: string
  reason: string
  was: TargetSnapshot | null
}
/** That a target was taken out of the register: from which day on, why, and by whom. */
export interface Retirement {
  on: string
  reason: string
  by: string
}

/** A target with what put it on its list. `list` is null when no list holds it. `place`: county and township by name. */
export interface TargetView {
  id: string
  name: string
  kind: string
  regionCode: string
  regionPath: string[]
  place: string
  /** Where it lies, if anybody entered it. */
  position?: { latitude: number; longitude: number }
  attributes: Record<string, unknown>
  annex: Record<string, unknown> | null
  list: string | null
  reasons: Reason[]
  team: { key: string; title: string } | null
  designatedOn: string | null
  /** The other lists on which it stands; absent where there is none. */
  also?: TargetPlace[]
  /** The day from which it is in the register no longer; absent while it is. */
  retiredOn?: string
}
/** A checklist with the parts of it that the reader may fill: null is that of the target's own team. */
export interface FillableChecklist {
  key: string
  title: string
  parts: { part: string | null; team: string }[]
}
export interface TargetCard extends TargetView {
  /** The checklists that the reader may fill about this target; none for whom it is not theirs to inspect. */
  checklists: FillableChecklist[]
  visits: VisitView[]
  /** The first in the order of deadlines; `hasMoreFindings` says that others are read as findings of this target, page by page. */
  findings: FindingSummary[]
  hasMoreFindings: boolean
  /** When it stood on which list, the latest spell first. */
  standings: TargetStanding[]
  /** The plan whose register keeps it: a plan that is derived from another works on that one's. */
  register: string
  version: number
  retired: Retirement | null
  /** What the register said of it and when that changed, the latest change first. */
  trace: TargetStep[]
  /** The platform's day, which no retirement may lie after. */
  today: string
  /** Whether the reader may correct or retire it here. */
  mayKeep: boolean
}
/** A page of a register in the order of codes, or of what begins with a text: by name, then id, then code; `total` counts all that were found, on whatever page. */
export interface TargetStretch {
  total: number
  /** Whether there may be more than `total`: nobody waits until very many are counted. */
  isAtLeast: boolean
  targets: TargetView[]
  next: PageCursor | null
  /** Whether the reader may enter, correct and retire targets of this plan. */
  mayKeep: boolean
}
/** What entering targets would do, had it been done. */
export interface TargetPreview {
  added: number
  changed: number
  same: number
}
/** How many targets of a list are read at once. */
const mostListed = 100
/**
 * The lists of a plan, or one of them, with a page of those who stand there: whose place and name hold the text, as the annex prints them,
 * by `place`, or by a figure, the largest first. `target` asks for that one alone; of several lists the first page is told of each.
 */
export const TargetListFilter = z
  .strictObject({
    plan: PlanCode,
    list: Key.optional(),
    target: TargetId.optional(),
    text: ShortText(0, 80).default(''),
    order: ShortText(1, 80).default('annex'),
    cursor: PageCursor.optional(),
    limit: z.number().int().min(0).max(mostListed).default(mostListed),
  })
  .refine(({ list, cursor }) => list !== undefined || cursor === undefined, { path: ['cursor'] })
export type TargetListFilter = z.infer<typeof TargetListFilter>

export interface NamedTarget {
  id: string
  name: string
}
/** Who of a list answers for a post that the plan names as sponsor, and who must have a sponsor and has none. */
export interface ListSponsors {
  /** Those on the list that a sponsor answers for. */
  named: NamedTarget[]
  /** How many on it must have one; who stands on several such lists counts on the first. */
  due: number
  /** How many of these have none, and the first of them. */
  without: number
  first: NamedTarget[]
}
/** A list, what all on it of whom the reader is told add up to, and a page of them. */
export interface TargetListView {
  key: string
  title: string
  frozenOn: string | null
  /** How many stand on it, whatever is looked for. */
  count: number
  totals: Record<string, number>
  /** The figures, ratios included, that any of them has. */
  figures: string[]
  /** Whether any of them lies in a place that has a name, and whether the annex notes something about any. */
  hasPlaces: boolean
  hasNotes: boolean
  /** Each figure that the document prints for it, beside what it comes to. */
  printed: PrintedFigure[]
  sponsors: ListSponsors
  /** A page of those that were looked for, `total` of them on all pages; `next` begins the page behind it. */
  targets: TargetView[]
  total: number
  next: PageCursor | null
  /** Whether who stands on it is told from the seat of its plan up: a target itself not before it was visited openly. */
  isFromSeat: boolean
  /** Whether that is not told to the reader, who sees no more than those that are open by now. */
  isWithheld: boolean
}
