import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { z } from 'zod'
import { Instant, PlanCode, Region } from './ids.ts'
import { PageCursor } from './page.ts'
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
/** The lines of a board that may be asked for: all, by state, or those that are late with their first filing. */
export const FilingShare = z.enum(['all', 'submitted', 'returned', 'late', 'accepted'])
export type FilingShare = z.infer<typeof FilingShare>
/** How many lines of a board are read at once. */
const mostOnPage = 100
/** The board of a superior's `plan`: those of a share whose region has the text in its name, page by page. */
export const FilingBoardFilter = z.strictObject({
  plan: PlanCode,
  share: FilingShare.default('all'),
  text: ShortText(0, 80).default(''),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(mostOnPage).default(mostOnPage),
})
export type FilingBoardFilter = z.infer<typeof FilingBoardFilter>
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
  /** How many of all stand in each state, and how many filed late or are late now. */
  figures: Record<FilingState | 'all' | 'late', number>
  /** How many of each share have the text in their name. */
  shares: Record<FilingShare, number>
  /** A page of them by code; `total` counts those of the share on all pages. */
  filings: FilingSummary[]
  total: number
  next: PageCursor | null
}
