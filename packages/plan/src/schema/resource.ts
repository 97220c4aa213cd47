import { z } from 'zod'
import { elementFields, keySchema, titleSchema } from './element.ts'

/** Money for each target of some lists; `exclusive` is the sentence that forbids enjoying it twice. */
export const resourceSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetLists: z.array(keySchema).min(1),
  amount: z.number().nonnegative(),
  unit: z.string().min(1),
  per: z.literal('target'),
  targets: z.int().positive().exactOptional(),
  fund: titleSchema.exactOptional(),
  exclusive: z.string().min(1).exactOptional(),
})
