import type { SubSchema } from './subSchema.ts'

/** What must come with an answer, always or when the answer meets a condition. `photos`: at least so many; true is one. */
export interface EvidenceRule {
  readonly photos?: boolean | number
  readonly position?: boolean
  readonly signature?: boolean
  readonly when?: SubSchema
}
