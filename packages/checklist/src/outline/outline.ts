import type { FindingRule } from '../schema/findingRule.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** One question with one answer: 是, 否 or 不适用. */
export interface OutlineClause {
  readonly key: string
  readonly path: string
  readonly title: string
  readonly good: 'yes' | 'no'
  readonly indicator?: { readonly code: string; readonly polarity?: string }
  readonly finding?: FindingRule
}

export interface OutlineItem {
  readonly key: string
  readonly path: string
  readonly no: string
  readonly title: string
  readonly kind: string
  readonly source?: { readonly text: string; readonly line: number }
  readonly clauses: readonly OutlineClause[]
  /** Whether its section demands it; what is not demanded may be left out. */
  readonly isRequired: boolean
  /** The item's own schema with references resolved one level: what decides whether it is answered. */
  readonly schema: SubSchema
}

export interface OutlineSection {
  readonly key: string
  readonly no: string
  readonly title: string
  readonly items: readonly OutlineItem[]
}

/** A checklist as people read it: sections, items and clauses in printed order. */
export interface Outline {
  readonly title: string
  readonly sections: readonly OutlineSection[]
  readonly items: readonly OutlineItem[]
  readonly clauses: readonly OutlineClause[]
  /** The whole checklist, against which references in the items resolve. */
  readonly root: SubSchema
}
