import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { elementFields, keySchema, levelSchema, titleSchema } from './element.ts'

const visitModes = ['fixed', 'roving', 'keyPoint', 'covert'] as const

const visitDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetLists: z.array(keySchema).min(1),
  /** A duty that is to be done "regularly" has neither; it is visited and counted, and never due. */
  cycle: keySchema.exactOptional(),
  times: z.int().min(1).max(31).exactOptional(),
  checklist: keySchema.exactOptional(),
  modes: z.array(z.enum(visitModes)).min(1),
  /** Nobody on the spot is told: no notice, no greeting, no report heard, no company, straight to the household. */
  unannounced: z.boolean().exactOptional(),
  unit: keySchema.exactOptional(),
})

const dueDaySchema = z.union([z.int().min(1).max(28), z.literal('last')])

const reportDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  from: levelSchema,
  to: levelSchema,
  toUnit: keySchema.exactOptional(),
  cycle: keySchema.exactOptional(),
  /** `on` the day itself, or `before` it; a report without a day is owed when something happens. */
  dueDay: dueDaySchema.exactOptional(),
  dueRule: z.enum(['on', 'before']).exactOptional(),
  media: z.array(z.enum(['electronic', 'paper'])).exactOptional(),
})

const filingDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  from: levelSchema,
  to: levelSchema,
  toUnit: keySchema.exactOptional(),
  what: z.enum(['plan', 'contacts', 'other']),
  due: calendarDateText,
})

const meetingDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  level: levelSchema,
  cycle: keySchema.exactOptional(),
})

export const dutiesSchema = z.strictObject({
  visits: z.array(visitDutySchema).exactOptional(),
  reports: z.array(reportDutySchema).exactOptional(),
  filings: z.array(filingDutySchema).exactOptional(),
  meetings: z.array(meetingDutySchema).exactOptional(),
})
