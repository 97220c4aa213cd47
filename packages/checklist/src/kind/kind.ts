import type { Fault } from '../json/jsonFaults.ts'
import type { OutlineItem } from '../outline/outline.ts'
import type { ItemOption } from '../schema/itemAnnotation.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import type { FieldForm } from './fieldForm.ts'
import type { Observation } from './observation.ts'

/** What an item, or one row of a table, holds: its fields by name. */
export type Given = Readonly<Record<string, unknown>>

/**
 * What a kind of item is, for whoever fills, reads or counts it; the page carries this. A kind is added by one file
 * here, with a row in `itemKinds` and one in `kindShapes`, and by one view in the page's table.
 */
export interface Kind {
  readonly title: { readonly zh: string; readonly en: string }
  /** The field that holds the answer; none where the answer are clauses, columns, or nothing at all. */
  readonly field?: string
  /** What an answered item says for figures, place by place; results come from clauses, bad grades and finding rules. */
  observe(item: OutlineItem, given: Given): Observation[]
  /** The answer as people read it, in one line. */
  print(item: OutlineItem, given: Given): string
  /** What two revisions must share for earlier answers to count, beside kind and clauses. */
  meaning(item: OutlineItem): unknown
  /** Whether the answer by itself is bad news; undefined where the kind does not judge. */
  isBad?(item: OutlineItem, given: Given): boolean | undefined
  /** What the schema cannot say of an answer. `today` is a date like 2020-03-31 where it is known. */
  faults?(item: OutlineItem, given: Given, today: string | undefined): Fault[]
}

/** One field beside clauses and columns: whether an item must have it, and what its schema must look like to be drawn. */
export interface KindField {
  readonly isNeeded: boolean
  readonly form: FieldForm
}

/** Numbers in [0, 1), from a seed. */
export type Random = () => number

/** What the gate demands of an item of a kind, and answers to try it with; no phone carries it. */
export interface KindShape {
  /** Whether it asks clauses, at least one, each answered by 是, 否 or 不适用. */
  readonly asksClauses: boolean
  /** Where scalar columns stand: in the rows of a field `rows`, or as fields of the item itself. */
  readonly columns?: 'rows' | 'fields'
  readonly fields: Readonly<Record<string, KindField>>
  /** Whether it takes a note and photos beside its answer. */
  readonly takesCompanions: boolean
  /** The options of `x-item` that have an effect. */
  readonly options: readonly ItemOption[]
  /** The options that do not fit the fields, by name. */
  misfits?(item: SubSchema): ItemOption[]
  readonly example: SubSchema
  /** An answer that fits such an item. */
  legal(item: SubSchema, random: Random): Given
  /** An answer that does not. */
  illegal(item: SubSchema, random: Random): Given
}

/** What a judged place of a checklist came to. */
export type Result = 'good' | 'bad' | 'na' | 'unanswered'
