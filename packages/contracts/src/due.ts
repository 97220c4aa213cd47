import { z } from 'zod'
import { type DueCounts, type DueGroup, type DueTally, dueGroups, dueOrders } from './dueBoard.ts'
import { FileHash, Instant, Key, PlanCode, Region, TargetId } from './ids.ts'
import { PageCursor } from './page.ts'
import { LongText, ShortText } from './text.ts'

/** The key of a due: its duty, who owes it, about what, in which window, and which of several there. */
const DueKey = z.string().min(1).max(400)

export const DueBoardRef = z.object({ plan: PlanCode })
/**
 * `own`: only what the actor's own bodies owe; `toReceive`: only what was handed in and is the actor's to receive. `first` is the first
 * group that holds anything. `text` stands in the title, or in the name of who owes it or of what it is about. Without a limit all of it is told, as to
 * a program that adds up by itself; `tally` asks for sums, and for no rows.
 */
export const DueBoardFilter = DueBoardRef.extend({
  of: z.enum(['own', 'toReceive']).optional(),
  group: z.enum([...dueGroups, 'first']).default('all'),
  text: ShortText(0, 80).default(''),
  order: z.enum(dueOrders).default('due'),
  tally: z.enum(['bodies', 'kinds']).optional(),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(200).optional(),
})
export type DueBoardFilter = z.infer<typeof DueBoardFilter>
export const DueRef = z.object({ plan: PlanCode, key: DueKey })
const step = { ...DueRef.shape, version: z.number().int().min(0) }
/** A file by the name under which it is shown and saved: of a kind that is taken, without a path and without marks that nobody sees. */
const HandedFile = z.object({
  hash: FileHash,
  name: z
    .string()
    .max(100)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+\.(jpe?g|png|webp|hei[cf]|avif|pdf|docx|xlsx)$/iu),
  size: z.number().int().min(1),
})
export type HandedFile = z.infer<typeof HandedFile>
const HandedFigure = z.object({ key: Key, value: z.number().min(-1e15).max(1e15) })
export type HandedFigure = z.infer<typeof HandedFigure>
/**
 * What is handed in for a due: a text, files and figures, as the plan asks; or the word that there is nothing to report
 * (`isNil`), which may stand without any of them.
 */
export const DueHandIn = z
  .object({
    ...step,
    text: LongText(0, 20_000).default(''),
    isNil: z.boolean().default(false),
    files: z.array(HandedFile).max(9).default([]),
    figures: z.array(HandedFigure).max(200).default([]),
  })
  .refine(({ text, isNil, files, figures }) => isNil || text.length >= 5 || (text === '' && files.length + figures.length > 0), {
    path: ['text'],
  })
export type DueHandIn = z.infer<typeof DueHandIn>
export const DueReceive = z.object({ ...step, text: LongText(0, 2_000).default('') })
/** Why it is sent back, why somebody is let off, or why either is taken back. */
export const DueReason = z.object({ ...step, text: LongText(5, 2_000) })

/**
 * That something happened for which a plan has duties, by the name that the plan gives it: where, to which target alone, if
 * to one, when, and in whose words. The page makes `id`; telling it twice is the same as once.
 */
export const DueTell = z.object({
  plan: PlanCode,
  id: z.uuid(),
  event: ShortText(1, 500),
  region: Region,
  target: TargetId.optional(),
  at: Instant,
  text: LongText(5, 2_000),
})
export type DueTell = z.infer<typeof DueTell>
/** That an event was told by mistake, and why. */
export const DueUntell = z.object({ plan: PlanCode, id: z.uuid(), text: LongText(5, 2_000) })
export type DueUntell = z.infer<typeof DueUntell>
const Month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
export const DueMonthRef = z.object({ plan: PlanCode, month: Month })
/** A plan that is still being written, and a month of its days. The document is checked by the plan's own schema, not here. */
export const DueAheadAsked = z.object({ document: z.unknown(), month: Month.optional() })
export type DueAheadAsked = z.infer<typeof DueAheadAsked>

export const dueVerbs = ['handIn', 'receive', 'sendBack', 'excuse', 'revokeReceipt', 'revokeExcuse'] as const
export type DueVerb = (typeof dueVerbs)[number]

/**
 * How a due stands: `open`, and `missed` once its deadline has passed; handed in in time or late (`done`, `doneLate`), and
 * `received` when its receiver has said so; `returned` for another round; `excused` by a person, `cancelled` by the plan.
 * `beforePlatform` is what was due before the platform had the plan, whose document does not say since when it was known.
 */
export type DueStanding =
  | 'open'
  | 'missed'
  | 'done'
  | 'doneLate'
  | 'received'
  | 'returned'
  | 'excused'
  | 'cancelled'
  | 'beforePlatform'

export interface DueSummary {
  key: string
  /** The duty of the plan that owes it, `reports.monthly`. */
  duty: string
  what: string
  title: string
  /** Who owes it; null where the plan names nobody. */
  by: string | null
  /** What it is about, where that is not who owes it. */
  about: string | null
  /** To whom. */
  to: string
  /** Calendar dates in Asia/Shanghai: the days it is about, and the last one in time. */
  start: string
  end: string
  dueOn: string
  /** The instant from which on it is late. */
  deadline: string
  standing: DueStanding
  /** Handed in after its deadline, or not handed in since; in calendar days, 0 while it is in time. */
  lateDays: number
  handedInOn: string | null
  /** What is dealt with on a page of its own: the progress of tasks, and plans that are filed. */
  elsewhere: 'tasks' | 'filings' | null
}
export interface DueStep {
  verb: DueVerb | 'tell' | 'cancel' | 'reopen'
  at: string
  by: string
  text: string
  isNil: boolean
  files: HandedFile[]
  figures: { title: string; unit: string | null; value: number }[]
}
/** A figure that the plan asks for. */
export interface AskedFigure {
  key: string
  title: string
  unit: string | null
  kind: 'integer' | 'number'
}
export interface DueView extends DueSummary {
  plan: string
  timeline: DueStep[]
  /** What this actor may do with it as it stands. */
  verbs: DueVerb[]
  /** Whether the word that there is nothing to report is an answer. */
  mayBeNil: boolean
  /** What must be handed in; null for a text or files, either of them. */
  asks: ('text' | 'file' | 'figures')[] | null
  figures: AskedFigure[]
  /** Where its files belong. */
  filesOf: string
  version: number
}
/** What is owed under a plan within the actor's reach, what is due first standing first. */
export interface DueBoard {
  plan: string
  today: string
  /** The group that is shown, and how many of it were found, on whatever page. */
  group: DueGroup
  total: number
  dues: DueSummary[]
  next: PageCursor | null
  /** How many there are of each group, whatever is looked for in them. */
  counts: DueCounts
  /** All of them added up, where that was asked for. */
  tally: DueTally[]
}

/** What falls due in a month, day by day, whether its window has begun or not. */
export interface DueMonth {
  plan: string
  /** 2020-03 */
  month: string
  today: string
  dues: DueMonthEntry[]
}
/** Something due in a month; what has not begun yet has no page, and stands as `upcoming`. */
export interface DueMonthEntry
  extends Pick<DueSummary, 'duty' | 'what' | 'title' | 'by' | 'about' | 'dueOn' | 'elsewhere' | 'lateDays'> {
  key: string | null
  standing: DueStanding | 'upcoming'
}
/** What the actor's own bodies owe within the days of the plan's reminder, or are late with, what is due first standing first. */
export interface DueSoon {
  plan: string
  today: string
  /** How many days before something is due the plan reminds of it. */
  days: number
  count: number
  late: number
  /** The first of them. */
  dues: DueSummary[]
}
/** What may be handed in on any day by the actor's own bodies. */
export interface DueOffer extends Pick<DueSummary, 'duty' | 'what' | 'title' | 'by' | 'about' | 'to'> {
  /** The key of its dues up to the window, which is an id that the page makes. */
  keyStart: string
}
/** What this actor can do under a plan without a calendar: hand in unasked, and tell of an event, each with the places where. */
export interface DueAnytime {
  plan: string
  offers: DueOffer[]
  events: { title: string; duties: string[] }[]
  places: { code: string; name: string }[]
  /** The events that were told lately within reach, the newest first. */
  told: DueEvent[]
}
/** An event as it was told. */
export interface DueEvent {
  id: string
  event: string
  /** The region, or the target that it was told of. */
  place: string
  at: string
  text: string
  by: string
  takenBack: { at: string; by: string; text: string } | null
  mayTakeBack: boolean
}
/** What an event called for: what is to be handed in, as far as the teller sees it, and so many visits. */
export interface DueTold {
  dues: DueSummary[]
  visits: number
}
