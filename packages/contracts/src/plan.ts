import type { Plan, PlanWarning } from '@duzhan/plan'
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
