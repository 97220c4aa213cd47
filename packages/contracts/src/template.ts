import type { PlanTemplate } from '@duzhan/plan'
import { z } from 'zod'
import { Key, PlanCode } from './ids.ts'
import { PageCursor } from './page.ts'
import { ShortText } from './text.ts'

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

/** How many templates are read at once. */
const mostOnPage = 100
/** The templates that are for the actor's regions, each key once: those whose title or key holds the text, whatever its case; page by page, by key. */
export const TemplateFilter = z.strictObject({
  text: ShortText(0, 80).default(''),
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(mostOnPage).default(mostOnPage),
})
export type TemplateFilter = z.infer<typeof TemplateFilter>
export const TemplateSummary = z.object({
  template: z.string(),
  title: z.string(),
  /** How many blanks there are to fill. */
  blanks: z.number(),
  savedAt: z.string(),
})
export type TemplateSummary = z.infer<typeof TemplateSummary>
/** A page of templates; `total` counts those that the filter finds on all pages. */
export const TemplatePage = z.object({
  templates: z.array(TemplateSummary),
  total: z.number(),
  next: PageCursor.nullable(),
  /** Whether there is no template at all, whatever is looked for. */
  isEmpty: z.boolean(),
})
export type TemplatePage = z.infer<typeof TemplatePage>
export interface TemplateView extends TemplateSummary {
  parameters: PlanTemplate['parameters']
  /** Where answers go in what everyone will see of the plan: texts in which `{{key}}` stands for an answer. */
  plan: { title: string; jurisdiction: string }
}
