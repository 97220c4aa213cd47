import { z } from 'zod'
import { elementFields, regionSchema, titleSchema } from './element.ts'

/** A body that answers for something. A group stands for one body in each of its regions. */
export const unitSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  region: regionSchema.exactOptional(),
  group: z.strictObject({ regions: z.array(regionSchema).min(1) }).exactOptional(),
  contact: z.string().min(1).exactOptional(),
})
