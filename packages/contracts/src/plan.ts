import type { ItemChange } from '@duzhan/checklist'
import type { ConformanceFinding, Plan, PlanComparison, PlanWarning } from '@duzhan/plan'
import { z } from 'zod'
import { Key, PlanCode } from './ids.ts'
import { planOrders, planStatuses } from './listChoices.ts'
import { PageCursor } from './page.ts'
import { ShortText } from './text.ts'

const Revision = z.number().int().min(1)
export const PlanRef = z.object({ plan: PlanCode, revision: Revision.optional() })
export const PublishedRef = z.object({ plan: PlanCode, revision: Revision })
/** A revision and the one that it is held against: an earlier one, or its superior's. */
export const PlanPair = z.object({ ...PublishedRef.shape, with: PublishedRef })
/** The document is checked by the plan's own schema, not here. */
export const PlanDocument = z.object({ document: z.unknown() })
/** `basedOn`: the hash of the draft that its author had before them, null for none; without it the draft is kept over any. */
export const DraftDocument = z.object({ document: z.unknown(), basedOn: z.string().max(128).nullable().optional() })
/** A step of a place in a plan: a part of it, or a key in there. No words, so that nobody is told any. */
const PlaceStep = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/)
/**
 * Where in a plan somebody is writing: the part, and in there the element, and of a checklist the section and the item, as far as they
 * are in one; or that they are leaving.
 */
export const PlanPresence = z.object({ plan: PlanCode, at: z.array(PlaceStep).max(4), isLeaving: z.literal(true).optional() })
export type PlanPresence = z.infer<typeof PlanPresence>
/** Somebody else who has a plan open to write it: the post, and where they are. */
export interface PlanWriter {
  title: string
  at: string[]
}
export const ChecklistRef = z.object({ plan: PlanCode, revision: Revision.optional(), checklist: Key })

export const PlanStatus = z.enum(planStatuses)
export type PlanStatus = z.infer<typeof PlanStatus>
export const PlanOrder = z.enum(planOrders)
export type PlanOrder = z.infer<typeof PlanOrder>
/** How many plans are read at once. */
const mostOnPage = 200
/**
 * The plans that the actor may see, each in its revision in force, or the last that there was: those whose title or code holds the
 * text, whatever its case, and that stand so; page by page, in one order.
 */
export const PlanFilter = z.strictObject({
  text: ShortText(0, 80).default(''),
  status: PlanStatus.optional(),
  order: PlanOrder.default('code'),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(mostOnPage).default(mostOnPage),
})
export type PlanFilter = z.infer<typeof PlanFilter>
export interface PlanSummary {
  plan: string
  revision: number
  title: string
  jurisdiction: string
  /** The office whose own plan it is, a body of the directory. */
  office?: string
  status: PlanStatus
  /** Without a start where the document prints none. */
  period: Plan['period']
}
/** A page of plans; `total` counts those that the filter finds on all pages. */
export interface PlanPage {
  plans: PlanSummary[]
  total: number
  next: PageCursor | null
  /** How many of those that hold the text stand how. */
  counts: Record<PlanStatus | 'all', number>
}
export interface PlanView extends PlanSummary {
  /** What runs: where the plan extends a superior's, the two merged. A draft's faults are told by `plan.preview`. */
  document: Plan
  /** What its author wrote, where it extends a superior's plan; null where that is the document itself. */
  own: Plan | null
  warnings: PlanWarning[]
  hash: string
  /** Of a draft: when it was saved. */
  publishedAt: string
  closedAt: string | null
}
export interface ChecklistView {
  plan: string
  revision: number
  checklist: string
  title: string
  targetKind: string
  schema: Record<string, unknown>
}

/** What publishing a document would mean; nothing is stored. */
export interface PlanPreview {
  warnings: PlanWarning[]
  /** The revision that stands, and everything in which the new one differs. */
  last: { revision: number; comparisons: PlanComparison[] } | null
  /** The superior's plan, where the document extends one. */
  superior: { code: string; revision: number; comparisons: PlanComparison[]; findings: ConformanceFinding[] } | null
  /** Item by item: whether answers given on the last revision still count. */
  items: { checklist: string; title: string; changes: ItemChange[] }[]
  /** What the plan will do, before any target is known. */
  effects: PlanEffects
  /** What a plan that extends this one may change of it: what is fixed, what is a floor, what is free. */
  below: PlanWarning[]
  /** What the level above sees of what is done under it: which answers count there, which figures have a goal. */
  above: PlanWarning[]
}

/** What a plan does, sentence by sentence, and what of it can never take effect or is only shown so far. */
export interface PlanEffects {
  sentences: PlanWarning[]
  warnings: PlanWarning[]
  /** Which region inspects which (交叉督战), window by window until a pair comes again; `pairs` is null where lots decide. */
  crossed: {
    duty: string
    window: string
    title: string
    start: string
    end: string
    pairs: { by: string; of: string }[] | null
  }[]
}

/** In what a revision differs from another, judged by what it means. */
export interface PlanDifference {
  comparisons: PlanComparison[]
}
