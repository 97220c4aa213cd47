import { z } from 'zod'
import { elementFields, titleSchema } from './element.ts'

const regionText = z.string().regex(/^\d{12}$/)

/** A body that answers for something. A group stands for one body in each of its regions. */
export const unitSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  region: regionText.exactOptional(),
  group: z.strictObject({ regions: z.array(regionText).min(1) }).exactOptional(),
  contact: z.string().min(1).exactOptional(),
})
