import type { PlanTemplate } from '@duzhan/plan'

/** A template as kept, with who put it there last. */
export interface KeptTemplate {
  key: string
  document: PlanTemplate
  savedBy: string
  savedAt: Date
}
export interface TemplateRepository {
  /** Keeps a template in the place of the one of the same key; plans made of the earlier one stay as they are. */
  save(template: KeptTemplate): Promise<void>
  /** Every template, by key. */
  all(): Promise<KeptTemplate[]>
  byKey(key: string): Promise<KeptTemplate | null>
}
