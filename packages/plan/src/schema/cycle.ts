import { z } from 'zod'
import { elementFields, titleSchema } from './element.ts'
import { dayOfMonthSchema } from './when.ts'

/**
 * A rhythm. `endsOn` is the day of the month (of the last month, for longer cycles) that closes a window, or the last
 * one, which is also the 29th to 31st of a month without that day; for weeks it is the weekday, Monday 1 to Sunday 7, and `last` is Sunday.
 */
export const cycleSchema = z.strictObject({
  ...elementFields,
  title: titleSchema.exactOptional(),
  every: z.enum(['week', 'month', 'quarter', 'half-year', 'year']),
  endsOn: dayOfMonthSchema,
})
