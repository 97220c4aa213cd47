import type { ColumnKind, FindingRule, ItemAnnotation } from '../schema/itemAnnotation.ts'
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

/** A column of a table or a household, or a field of a group. */
export interface OutlineColumn {
  readonly key: string
  /** `section.item.column`, whatever row it stands in. */
  readonly path: string
  readonly title: string
  readonly kind: ColumnKind
  readonly isRequired: boolean
  readonly schema: SubSchema
}

/** A finding rule that stands elsewhere than on a clause: on the item, on one of its fields, or on each of its rows. */
export interface OutlineFinding {
  /** The field's name; '' for the item itself. */
  readonly field: string
  readonly isPerRow: boolean
  readonly rule: FindingRule
}

export interface OutlineItem {
  readonly key: string
  readonly path: string
  readonly no: string
  readonly title: string
  readonly kind: string
  readonly source?: { readonly text: string; readonly line: number }
  /** Everything that its author says of it beside the schema. */
  readonly annotation: ItemAnnotation
  readonly clauses: readonly OutlineClause[]
  readonly columns: readonly OutlineColumn[]
  readonly findings: readonly OutlineFinding[]
  /** The team that fills it in, as the item says or else its section; null is the team that the target is assigned to. */
  readonly part: string | null
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
  readonly schema: SubSchema
  /** Whether the checklist demands it; a section that is not demanded may be left out whole. */
  readonly isRequired: boolean
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
