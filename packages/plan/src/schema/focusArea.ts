import { z } from 'zod'
import { elementFields, keySchema, levelSchema, titleSchema } from './element.ts'

const unitKeys = z.array(keySchema)

/** A point inside a focus area; `variants` hold its wording for one kind of level (in the village, in the household). */
const keyPointSchema = z.strictObject({
  ...elementFields,
  title: z.string().min(1).max(2000),
  variants: z.array(z.strictObject({ level: levelSchema, text: z.string().min(1).max(2000) })).exactOptional(),
})

/** What is supervised, and which units answer for it. A task of a task-list plan is a focus area with units. */
export const focusAreaSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  text: z.string().min(1).max(4000).exactOptional(),
  theme: keySchema.exactOptional(),
  keyPoints: z.array(keyPointSchema).exactOptional(),
  units: z
    .strictObject({
      lead: unitKeys.exactOptional(),
      responsible: unitKeys.exactOptional(),
      supporting: unitKeys.exactOptional(),
    })
    .exactOptional(),
})
