import { z } from 'zod'
import { Instant, PlanCode, Region } from '../ids.ts'
import { type LogEntry, type LogNoun, logTable } from './logTable.ts'
import type { StreamName } from './streams.ts'

const Noun = z.enum(Object.keys(logTable) as [LogNoun, ...LogNoun[]]) // the keys of a table that is not empty
const shortText = z.string().min(1).max(100)

/** What is asked of a log: all that is given must hold of an entry. */
export const LogFilter = z
  .object({
    noun: Noun.optional(),
    verb: shortText.optional(),
    /** The id of one thing, among those of its noun. */
    thing: z.string().min(1).max(300).optional(),
    /** The id of who did it. */
    person: shortText.optional(),
    /** A region, with everything below it. */
    region: Region.optional(),
    plan: PlanCode.optional(),
    /** From this instant on, and before that one. */
    from: Instant.optional(),
    until: Instant.optional(),
    /** The cursor: only entries before this place. */
    before: z.number().int().min(1).optional(),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .refine(({ noun, thing }) => thing === undefined || noun !== undefined)
export type LogFilter = z.infer<typeof LogFilter>

/** An entry with the name of its thing, where the service that keeps the thing knows one that the entry does not tell itself. */
export interface LogLine extends LogEntry {
  title: string | null
}
/** Entries, the newest first; `next` is the cursor of the page behind it, null where there can be none. */
export interface LogPage {
  lines: LogLine[]
  next: number | null
}

/** An entry that a subscription of a service could not apply, by the key under which it is kept. */
export interface SetAsideView {
  subscription: string
  key: string
  stream: StreamName
  /** A problem's code, or an error's name and place. */
  reason: string
  /** Since when it waits, and how often it was tried since. */
  since: string
  tries: number
  /** What it is about, where it tells that. */
  about: { plan: string; target: string | null; region: string } | null
}
export const SetAsideRef = z.object({ subscription: shortText, key: z.string().min(1).max(400) })
export type SetAsideRef = z.infer<typeof SetAsideRef>
/** What came of trying again: whether it is applied now. */
export interface RepeatOutcome {
  isApplied: boolean
}
