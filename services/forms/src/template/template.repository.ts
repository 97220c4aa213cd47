import type { JsonText, PlanTemplate } from '@duzhan/plan'

/** A template without its document: enough for a list. */
export interface TemplateHead {
  key: string
  title: string
  /** How many there are to fill. */
  blanks: number
  /** The region that it is for, and all below it; null for what an earlier release kept, which is for everyone. */
  region: string | null
  savedAt: Date
}
/** A template as kept, with who put it there last. */
export interface KeptTemplate extends TemplateHead {
  document: JsonText<PlanTemplate>
  savedBy: string
}
export interface TemplateRepository {
  /**
   * Keeps templates, each in the place of the one of the same key and the same region; plans made of the earlier one stay
   * as they are.
   */
  save(templates: readonly KeptTemplate[]): Promise<void>
  /** Those that are for any of the regions themselves, or for everyone, by key. */
  ofRegions(regions: readonly string[]): Promise<TemplateHead[]>
  /** The same of one key, as they are kept. */
  byKey(regions: readonly string[], key: string): Promise<KeptTemplate[]>
}
