import { z } from 'zod'
import { conditionSchema, elementFields, keySchema, titleSchema } from '../schema/element.ts'

/** A blank of a template: what to ask for, and the JSON Schema that an answer must meet. */
const parameterSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  hint: z.string().max(500).exactOptional(),
  schema: conditionSchema,
})

/**
 * A plan with blanks. In `plan`, a text that is nothing but `{{key}}` becomes the answer itself, number or list as it
 * may be; inside a longer text the answer is put into words.
 */
export const planTemplateSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  parameters: z.array(parameterSchema).min(1),
  plan: z.record(z.string(), z.json()),
})

export type PlanTemplate = z.infer<typeof planTemplateSchema>
