import type { SubSchema } from '../schema/subSchema.ts'
import type { FieldForm } from './fieldForm.ts'

/** One field beside the clauses: whether an item must have it, and what its schema must look like to be drawn. */
export interface KindField {
  readonly isNeeded: boolean
  readonly form: FieldForm
}

/**
 * What a kind of item is: the skeleton that its schema must fit, which is everything that its view can draw. A kind is
 * added by one file here, one row of `itemKinds`, and one view in each table of the page.
 */
export interface Kind {
  readonly title: { readonly zh: string; readonly en: string }
  /** Whether it asks clauses, at least one, each answered by 是, 否 or 不适用. */
  readonly asksClauses: boolean
  readonly fields: Readonly<Record<string, KindField>>
  /** An item of this kind in its full shape: what tests and previews show. */
  readonly example: SubSchema
}
