import type { Reason } from '@duzhan/plan'
import { z } from 'zod'
import { Key, PlanCode, TargetId } from './ids.ts'
import { PageCursor } from './page.ts'
import { isReason, LongText } from './text.ts'

/** How many targets are decided on together at most. */
export const mostDecisions = 500

/**
 * What a person decides about a target's place on the lists: it comes on one (挂牌, also from another list), it goes off
 * (摘牌), it is kept on though its rule holds no longer, or it is left off though a rule holds.
 */
export const DesignationVerb = z.enum(['designate', 'release', 'keep', 'leave'])
export type DesignationVerb = z.infer<typeof DesignationVerb>

/**
 * One decision. 挂牌 names the list; the others name theirs where the target stands on several. By its rule 挂牌 needs no
 * words, everything else needs a reason.
 */
export const ListDecision = z
  .strictObject({ target: TargetId, verb: DesignationVerb, list: Key.optional(), reason: LongText(0, 500).default('') })
  .refine(({ verb, list }) => verb !== 'designate' || list !== undefined)
  .refine(({ verb, reason }) => verb === 'designate' || isReason(reason))
export type ListDecision = z.infer<typeof ListDecision>

/** Decisions taken together, each target once for a list; `version` is that of the review that was looked at, if any was. */
export const ListDecisions = z.object({
  plan: PlanCode,
  decisions: z
    .array(ListDecision)
    .min(1)
    .max(mostDecisions)
    .refine((all) => new Set(all.map(({ target, list = '' }) => `${target} ${list}`)).size === all.length),
  version: z.number().int().min(0).optional(),
})
export type ListDecisions = z.infer<typeof ListDecisions>

/** What the plan's rules would change of one target's standing, with why, and what was decided on the same grounds before. */
export interface ListProposal {
  target: { id: string; name: string; place: string; kind: string; regionPath: string[] }
  change: 'on' | 'off' | 'move'
  /** The list it stands on, and the one it would stand on. */
  from: string | null
  list: string | null
  /** The rules that hold today. */
  reasons: Reason[]
  /** What put it on its list and holds no longer, each as a sentence with today's figures. */
  lost: string[]
  /** Whether somebody decided, on exactly these grounds, that nothing changes. */
  decided: { verb: 'keep' | 'leave'; reason: string; on: string; by: string } | null
}
/** How many proposals are read at once. */
const mostProposals = 100
/** What would change of the lists of a plan, or of one of them, page by page; of none it is only said how the lists stand. */
export const ListReviewFilter = z.strictObject({
  plan: PlanCode,
  list: Key.optional(),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(0).max(mostProposals).default(mostProposals),
})
export type ListReviewFilter = z.infer<typeof ListReviewFilter>
/** What would change of a plan's lists: a page of it, those that nobody has decided on first. Where none are asked for nothing is counted. */
export interface ListReview {
  plan: string
  version: number
  frozenOn: string | null
  /** How many proposals there are, on all pages, and how many of them nobody has decided on. */
  total: number
  undecided: number
  proposals: ListProposal[]
  next: PageCursor | null
  /** The lists that wait for their lots to be drawn: for the first time, or in the window of their cycle that runs. */
  drawsDue: string[]
  /** Whether the reader may decide. */
  mayDecide: boolean
}
export interface ListDecided {
  version: number
  /** How many decisions changed something; what stood as decided already is not counted. */
  changed: number
}

/** The list for which lots are to be drawn. Where no draw is due the reason says why there is another one. */
export const DrawInput = z.strictObject({ plan: PlanCode, list: Key, reason: LongText(0, 500).default('') })
export type DrawInput = z.infer<typeof DrawInput>
export const ListRef = z.object({ plan: PlanCode, list: Key })

/** A draw with all that anybody needs to make it again, see `drawFrom` of the plan package. */
export interface DrawView {
  list: string
  /** Its number among the draws of the list, from 1. */
  no: number
  on: string
  by: string
  reason: string
  count: number | null
  percent: number | null
  /** Those among whom lots were drawn, each with its stratum. */
  population: [target: string, stratum: string][]
  commitment: string
  nonce: string
  seed: string
  drawn: string[]
}

/** One spell of a target on a list: from when, until when, why it began and why it ended, and by whom. */
export interface TargetStanding {
  list: string
  from: string
  until: string | null
  /** What was said when it began beside the rules, and when it ended. */
  reason: string
  endReason: string
  by: string
  endedBy: string | null
}
