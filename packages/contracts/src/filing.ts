import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { z } from 'zod'
import { Instant, PlanCode, Region } from './ids.ts'
import { LongText, ShortText } from './text.ts'

export type FilingState = 'missing' | 'submitted' | 'returned' | 'accepted'

/** Files a lower plan (with `extends`) with the superior whose plan it extends; filing again after a return is the next round. */
export const FilingInput = z.object({ document: z.unknown() })
/** A filing that came on paper before the platform was there, entered afterwards; `by` are the posts that the papers name. */
export const FilingRecord = z
  .object({
    document: z.unknown(),
    filed: z.object({ at: Instant, by: ShortText(1, 100) }),
    answer: z
      .object({
        verb: z.enum(['accept', 'sendBack']),
        at: Instant,
        by: ShortText(1, 100),
        text: LongText(0, 2_000).default(''),
      })
      .optional(),
  })
  .refine(({ filed, answer }) => !answer || Date.parse(answer.at) >= Date.parse(filed.at), { path: ['answer', 'at'] })
export type FilingRecord = z.infer<typeof FilingRecord>
/** `plan` is the superior's. */
export const FilingBoardRef = z.object({ plan: PlanCode })
export const FilingRef = z.object({ plan: PlanCode, jurisdiction: Region })
const step = { plan: PlanCode, jurisdiction: Region, version: z.number().int().min(0) }
export const FilingAccept = z.object({ ...step, text: LongText(0, 2_000).default('') })
export const FilingSendBack = z.object({ ...step, text: LongText(5, 2_000) })

/** One jurisdiction's row on the board. `lateDays` counts from the due date to the first filing, or to today while it is missing. */
export interface FilingSummary {
  jurisdiction: string
  name: string
  state: FilingState
  dueOn: string
  firstFiledOn: string | null
  lateDays: number
  breaches: number
  /** What the superior said with its answer; empty while there is none. */
  comment: string
  version: number
}
export interface FilingStep {
  verb: 'file' | 'accept' | 'sendBack'
  at: string
  by: string
  text: string
  breaches: number
}
export interface FilingView extends FilingSummary {
  plan: string
  lower: { code: string; revision: number; title: string } | null
  /** Where the lower plan breaks with what its superior holds: a person settles what is unclear. */
  findings: ConformanceFinding[]
  comparisons: PlanComparison[]
  timeline: FilingStep[]
  verbs: ('file' | 'accept' | 'sendBack')[]
}
export interface FilingBoard {
  plan: string
  title: string
  duty: { title: string; dueOn: string; from: string }
  today: string
  filings: FilingSummary[]
}
