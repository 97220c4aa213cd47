import { z } from 'zod'
import { PlanCode } from './ids.ts'
import { LongText } from './text.ts'

/** The key of a due: its duty, who owes it, about what, in which window, and which of several there. */
const DueKey = z.string().min(1).max(400)

export const DueBoardRef = z.object({ plan: PlanCode })
export const DueRef = z.object({ plan: PlanCode, key: DueKey })
const step = { ...DueRef.shape, version: z.number().int().min(0) }
/** What is handed in for a due: a text, or the word that there is nothing to report (`isNil`), which may stand without one. */
export const DueHandIn = z
  .object({ ...step, text: LongText(0, 20_000).default(''), isNil: z.boolean().default(false) })
  .refine(({ text, isNil }) => isNil || text.length >= 5, { path: ['text'] })
export type DueHandIn = z.infer<typeof DueHandIn>
export const DueReceive = z.object({ ...step, text: LongText(0, 2_000).default('') })
/** Why it is sent back, or why somebody is let off. */
export const DueReason = z.object({ ...step, text: LongText(5, 2_000) })

export const dueVerbs = ['handIn', 'receive', 'sendBack', 'excuse'] as const
export type DueVerb = (typeof dueVerbs)[number]

/**
 * How a due stands: `open`, and `missed` once its deadline has passed; handed in in time or late (`done`, `doneLate`), and
 * `received` when its receiver has said so; `returned` for another round; `excused` by a person, `cancelled` by the plan.
 */
export type DueStanding = 'open' | 'missed' | 'done' | 'doneLate' | 'received' | 'returned' | 'excused' | 'cancelled'

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
}
export interface DueStep {
  verb: DueVerb | 'cancel' | 'reopen'
  at: string
  by: string
  text: string
  isNil: boolean
}
export interface DueView extends DueSummary {
  plan: string
  timeline: DueStep[]
  /** What this actor may do with it as it stands. */
  verbs: DueVerb[]
  /** Whether the word that there is nothing to report is an answer. */
  mayBeNil: boolean
  version: number
}
/** What is owed under a plan within the actor's reach, what is due first standing first. */
export interface DueBoard {
  plan: string
  today: string
  dues: DueSummary[]
}
