import type { SubSchema } from './subSchema.ts'

/** A checklist that passed the gate: an object of sections, each an object of items. */
export interface ChecklistSchema extends SubSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, SubSchema>>
}
