import type { ItemChange } from '@duzhan/checklist'
import type { ConformanceFinding, Plan, PlanComparison, PlanWarning } from '@duzhan/plan'
import { z } from 'zod'
import { Key, PlanCode } from './ids.ts'

const Revision = z.number().int().min(1)
export const PlanRef = z.object({ plan: PlanCode, revision: Revision.optional() })
export const PublishedRef = z.object({ plan: PlanCode, revision: Revision })
/** The document is checked by the plan's own schema, not here. */
export const PlanDocument = z.object({ document: z.unknown() })
export const ChecklistRef = z.object({ plan: PlanCode, revision: Revision.optional(), checklist: Key })

export type PlanStatus = 'draft' | 'published' | 'closed'
export interface PlanSummary {
  plan: string
  revision: number
  title: string
  jurisdiction: string
  status: PlanStatus
  period: { start: string; end: string }
}
export interface PlanView extends PlanSummary {
  document: Plan
  warnings: PlanWarning[]
  hash: string
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
}
