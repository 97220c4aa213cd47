import type { PlanTemplate } from '@duzhan/plan'
import { z } from 'zod'
import { Key, PlanCode } from './ids.ts'

const Words = z.string().max(2_000)
/** What a blank can be filled with; whether it fits is told by the template's own schema, not here. */
const Answer = z.union([Words, z.number(), z.boolean(), z.array(z.union([Words, z.number()])).max(1_000), z.null()])

/** The document is checked by the template's own schema, not here. */
export const TemplateDocument = z.object({ document: z.unknown() })
export const TemplateRef = z.object({ template: Key })
/** `plan` is the code of the plan to be made: a template serves many jurisdictions, a code belongs to one. */
export const TemplateFill = z.object({
  /** The template's key, as it was written; longer-lived than the plans made of it. */
  template: Key,
  plan: PlanCode,
  answers: z.record(z.string().max(64), Answer),
})
export type TemplateFill = z.infer<typeof TemplateFill>

export const TemplateSummary = z.object({
  template: z.string(),
  title: z.string(),
  /** How many blanks there are to fill. */
  blanks: z.number(),
  savedAt: z.string(),
})
export type TemplateSummary = z.infer<typeof TemplateSummary>
export interface TemplateView extends TemplateSummary {
  parameters: PlanTemplate['parameters']
  /** Where answers go in what everyone will see of the plan: texts in which `{{key}}` stands for an answer. */
  plan: { title: string; jurisdiction: string }
}
