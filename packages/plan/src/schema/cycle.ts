import { z } from 'zod'
import { elementFields, titleSchema } from './element.ts'

/**
 * A rhythm. `endsOn` is the day of the month (of the last month, for longer cycles) that closes a window, or the last
 * one; for weeks it is the weekday, Monday 1 to Sunday 7, and `last` is Sunday.
 */
export const cycleSchema = z.strictObject({
  ...elementFields,
  title: titleSchema.exactOptional(),
  every: z.enum(['week', 'month', 'quarter', 'half-year', 'year']),
  endsOn: z.union([z.int().min(1).max(28), z.literal('last')]),
})
