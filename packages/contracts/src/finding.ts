import type { Light } from '@duzhan/plan'
import { z } from 'zod'
import { CalendarDate, FileHash, PlanCode, Region, TargetId } from './ids.ts'
import { LongText } from './text.ts'

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
export type FindingVerb = 'handOver' | 'accept' | 'reportBack' | 'verify' | 'sendBack' | 'closeOut' | 'withdraw'
/** The steps that a person takes. */
export type FindingAction = Exclude<FindingVerb, 'handOver' | 'withdraw'>

export const FindingFilter = z.object({
  plan: PlanCode,
  region: Region.optional(),
  target: TargetId.optional(),
  state: z.enum(['open', 'closed', 'withdrawn', 'all']).default('open'),
  light: z.enum(['blue', 'yellow', 'red']).optional(),
  limit: z.number().int().min(1).max(200).default(100),
})
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
export const FindingSummaryFilter = z.object({ plan: PlanCode, region: Region })

export interface FindingSummary {
  id: string
  title: string
  category: string
  severity: 'general' | 'serious'
  target: { id: string; name: string; place: string }
  responsible: { region: string; title: string }
  state: FindingState
  light: Light
  rectifyBy: string
  openedAt: string
  version: number
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
  /** The verbs open to this actor now. */
  verbs: FindingVerb[]
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
