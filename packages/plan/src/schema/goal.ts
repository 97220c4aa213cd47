import { z } from 'zod'
import { elementFields, titleSchema } from './element.ts'

export const goalSchema = z.strictObject({
  ...elementFields,
  title: z.string().min(1).max(2000),
  /** Figures that the goal starts from or wants to keep: 15668 people, 1110 villages. */
  baselines: z.array(z.strictObject({ title: titleSchema, value: z.number(), unit: z.string() })).exactOptional(),
})
