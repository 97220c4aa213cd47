import type { Light } from '@duzhan/plan'
import { z } from 'zod'
import { CalendarDate, FileHash, Instant, Minute, PlanCode, Region, TargetId } from './ids.ts'
import { PageCursor } from './page.ts'
import { LongText, ShortText } from './text.ts'

export const FindingState = z.enum([
  'recorded',
  'handedOver',
  'rectifying',
  'submitted',
  'verified',
  'closedOut',
  'returned',
  'withdrawn',
])
export type FindingState = z.infer<typeof FindingState>
export type { Light }
/** `handOver` and `withdraw` are the platform's own: the one follows a record, the other its correction. */
export type FindingVerb =
  | ('handOver' | 'accept' | 'reportBack' | 'verify' | 'sendBack' | 'closeOut' | 'withdraw')
  | ('askExtension' | 'extend' | 'refuseExtension')
/** The steps that a person takes. */
export type FindingAction = Exclude<FindingVerb, 'handOver' | 'withdraw'>

/** Those that stand open, all, those that wait for the responsible unit, those for which more time is asked, or those in one state. */
export const FindingStanding = z.enum(['open', 'all', 'toRectify', 'toExtend', ...FindingState.options])
export type FindingStanding = z.infer<typeof FindingStanding>
/** Late: over its deadline, whoever it waits for. Soon: due within the days of the plan's blue light. */
export const FindingDue = z.enum(['late', 'soon'])
export type FindingDue = z.infer<typeof FindingDue>
export const FindingOrder = z.enum(['due', 'opened', 'place'])
export type FindingOrder = z.infer<typeof FindingOrder>
const Severity = z.enum(['general', 'serious'])

/** Findings page by page. `mine`: those whose next step is the actor's to take. `text` stands in the title or in the name of the place. */
export const FindingFilter = z
  .object({
    plan: PlanCode,
    region: Region.optional(),
    target: TargetId.optional(),
    state: FindingStanding.default('open'),
    due: FindingDue.optional(),
    mine: z.boolean().default(false),
    category: ShortText(1, 200).optional(),
    severity: Severity.optional(),
    /** The unit that answers for them, by its region and what it is called. */
    responsible: z.strictObject({ region: Region, title: ShortText(1, 200) }).optional(),
    text: ShortText(0, 80).default(''),
    order: FindingOrder.default('due'),
    cursor: PageCursor.optional(),
    limit: z.number().int().min(1).max(200).default(100),
  })
  .refine(({ order, cursor }) => order !== 'opened' || cursor === undefined || Instant.safeParse(cursor.value).success, {
    path: ['cursor'],
  })
export type FindingFilter = z.infer<typeof FindingFilter>
export const FindingById = z.object({ id: z.string().max(200) })
/** `version` is the one the actor saw; a newer one answers `finding.stale`. */
const step = { id: z.string().max(200), version: z.number().int().min(0) }
const text = LongText(5, 2_000)
const photos = z.array(FileHash).max(9).default([])
export const FindingAccept = z.object(step)
export const FindingReportBack = z.object({ ...step, text, photos })
export const FindingVerify = z.object({ ...step, text, photos })
export const FindingSendBack = z.object({ ...step, text, rectifyBy: CalendarDate.optional() })
export const FindingCloseOut = z.object(step)
/** A calendar date in Asia/Shanghai, or a minute of one: `2020-04-03T14:30`. */
const Deadline = z.union([CalendarDate, Minute])
export const FindingAskExtension = z.object({ ...step, text, rectifyBy: Deadline })
export const FindingExtend = z.object(step)
export const FindingRefuseExtension = z.object({ ...step, text })
export const FindingSummaryFilter = z.object({ plan: PlanCode, region: Region })

export interface FindingSummary {
  id: string
  title: string
  category: string
  severity: z.infer<typeof Severity>
  target: { id: string; name: string; place: string }
  responsible: { region: string; title: string }
  state: FindingState
  light: Light
  /** A calendar date in Asia/Shanghai, or a minute of one. */
  rectifyBy: string
  openedAt: string
  version: number
  /** The verbs open to this actor now. */
  verbs: FindingVerb[]
  /** It was found in secret, and who is responsible has not been told yet. */
  isCovert: boolean
}
export interface FindingEvent {
  /** `correct`: the record behind it was corrected, and it stands all the same. */
  verb: FindingVerb | 'record' | 'correct'
  at: string
  by: string
  text: string | null
  photos: string[]
  rectifyBy: string | null
  /** The correction that this step followed from. */
  submission: string | null
}
/** A visit that looks back at a finding after it was closed out (回头看), made or to be made. */
export interface LookBack {
  /** The visit; null where its window has not begun. */
  visit: string | null
  title: string
  team: string
  status: 'due' | 'done' | 'cancelled'
  start: string
  dueOn: string
  doneOn: string | null
  /** The newest record of it. */
  submission: string | null
  /** Done: whether the same was found again, was not, or was not asked. Null while it is not done. */
  outcome: 'relapsed' | 'held' | 'unchecked' | null
  /** The finding that it opened again, or reported once more, where the reader may see it. */
  repeat: string | null
}
/** More time that is asked for, and that may be asked for. */
export interface FindingExtension {
  /** Until when it is asked for and not decided on; null where it is not. */
  asked: string | null
  /** How often it may still be given, and until when at most; null where the plan gives none, or no more. */
  left: { left: number; latest: string } | null
}
export interface FindingView extends FindingSummary {
  plan: string
  submission: string
  clausePath: string
  itemTitle: string
  /** What was answered where it was found, as people read it; '' in findings kept before it was asked. */
  answer: string
  note: string | null
  photos: string[]
  timeline: FindingEvent[]
  extension: FindingExtension
  /** What of it opens for the reader: the page of its target, and the record that found it. */
  opens: { target: boolean; record: boolean }
  /** As far as the reader is told of visits. */
  lookBacks: LookBack[]
  /** The finding that had been closed out and was found again by a look-back: this one. */
  repeats: { id: string; closedOn: string } | null
}
export interface FindingCounts {
  region: string
  open: number
  blue: number
  yellow: number
  red: number
  closedOut: number
  /** Neither open nor closed out: the record that opened them was corrected. */
  withdrawn: number
}
/** What the findings of a region can be narrowed down to, what there is most of first. */
export interface FindingChoices {
  categories: { title: string; count: number }[]
  responsible: { region: string; title: string; count: number }[]
}
