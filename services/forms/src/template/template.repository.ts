import type { PlanTemplate } from '@duzhan/plan'

/** A template as kept, with who put it there last. */
export interface KeptTemplate {
  key: string
  document: PlanTemplate
  /** The region that it is for, and all below it; null for what an earlier release kept, which is for everyone. */
  region: string | null
  savedBy: string
  savedAt: Date
}
export interface TemplateRepository {
  /**
   * Keeps templates, each in the place of the one of the same key and the same region; plans made of the earlier one stay
   * as they are.
   */
  save(templates: readonly KeptTemplate[]): Promise<void>
  /** Those that are for any of the regions themselves, or for everyone, by key; of all keys or of one. */
  ofRegions(regions: readonly string[], key?: string): Promise<KeptTemplate[]>
}
