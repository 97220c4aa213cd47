import { z } from 'zod'
import { bodySchema } from './body.ts'
import { calendarDateText } from './calendarDateText.ts'
import { elementFields, keySchema, levelSchema, titleSchema } from './element.ts'
import { mediaSchema, owedDutySchema, papers } from './owedDuty.ts'
import { dayOfMonthSchema } from './when.ts'

const simpleModes = ['fixed', 'roving', 'keyPoint', 'covert'] as const

const visitDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetLists: z.array(keySchema).min(1),
  /** A duty that is to be done "regularly" has neither; it is visited and counted, and never due. */
  cycle: keySchema.exactOptional(),
  times: z.int().min(1).max(31).exactOptional(),
  checklist: keySchema.exactOptional(),
  modes: z.array(z.enum(simpleModes)).min(1),
  /** Nobody on the spot is told: no notice, no greeting, no report heard, no company, straight to the household. */
  unannounced: z.boolean().exactOptional(),
  unit: keySchema.exactOptional(),
  /** Who owes the visits, where it is neither that unit nor the team that serves the list. */
  who: bodySchema.exactOptional(),
})

const reportDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  from: levelSchema,
  to: levelSchema,
  toUnit: keySchema.exactOptional(),
  cycle: keySchema.exactOptional(),
  /** `on` the day itself, or `before` it; a report without a day is owed when something happens. */
  dueDay: dayOfMonthSchema.exactOptional(),
  dueRule: z.enum(['on', 'before']).exactOptional(),
  media: mediaSchema.exactOptional(),
})

const filingDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  from: levelSchema,
  to: levelSchema,
  toUnit: keySchema.exactOptional(),
  what: z.enum(papers),
  due: calendarDateText,
})

const meetingDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  level: levelSchema,
  cycle: keySchema.exactOptional(),
})

/** How much visiting one target bears: at most so many visits in a turn, so many days apart, not on these weekdays (Monday 1 to Sunday 7). */
const burdenSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  /** The lists whose targets it spares; all where none is named. */
  targetLists: z.array(keySchema).min(1).exactOptional(),
  most: z.strictObject({ count: z.int().min(1).max(1_000), every: z.enum(['week', 'month', 'quarter', 'year']) }).exactOptional(),
  apartDays: z.int().min(1).max(365).exactOptional(),
  notOn: z.array(z.int().min(1).max(7)).min(1).max(7).exactOptional(),
})

export const dutiesSchema = z.strictObject({
  visits: z.array(visitDutySchema).exactOptional(),
  reports: z.array(reportDutySchema).exactOptional(),
  filings: z.array(filingDutySchema).exactOptional(),
  meetings: z.array(meetingDutySchema).exactOptional(),
  /** Duties of every kind in the one form that says them all. */
  owed: z.array(owedDutySchema).exactOptional(),
  burden: z.array(burdenSchema).exactOptional(),
  /** How many days before something is due its body is reminded of it; three where it is not said, and 0 for not at all. */
  remindDays: z.int().min(0).max(60).exactOptional(),
})
