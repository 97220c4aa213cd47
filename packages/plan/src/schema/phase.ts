import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { elementFields, keySchema, titleSchema } from './element.ts'

/** A stretch of the plan. Phases may share a day, leave gaps or be absent altogether: documents do all three. */
export const phaseSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  start: calendarDateText,
  end: calendarDateText,
  goal: z.string().min(1).max(2000).exactOptional(),
})

export const milestoneSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  due: calendarDateText,
  phase: keySchema.exactOptional(),
  /** What must be reached by then, one line each. */
  lines: z.array(z.string().min(1).max(1000)).min(1),
})
