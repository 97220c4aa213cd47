import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { conditionSchema, elementFields, keySchema, titleSchema } from './element.ts'

export const goalSchema = z.strictObject({
  ...elementFields,
  title: z.string().min(1).max(2000),
  /** Figures that the goal starts from or wants to keep: 15668 people, 1110 villages. */
  baselines: z.array(z.strictObject({ title: titleSchema, value: z.number(), unit: z.string() })).exactOptional(),
})

const measureSchema = z.discriminatedUnion('kind', [
  /** Of the judged targets, those whose answer meets the condition; a good answer where none is given. */
  z.strictObject({ kind: z.literal('share'), where: conditionSchema.exactOptional() }),
  z.strictObject({ kind: z.enum(['sum', 'mean', 'min', 'max']) }),
  z.strictObject({ kind: z.literal('distribution'), over: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string().min(1), denominator: z.string().min(1) }),
])

const comparatorSchema = z.enum(['=', '>=', '>', '<=', '<'])

/** A goal without a value is one whose limit stands elsewhere; `reference` says where. */
const indicatorGoalSchema = z.strictObject({
  comparator: comparatorSchema,
  value: z.number().exactOptional(),
  unit: z.string().exactOptional(),
  by: calendarDateText.exactOptional(),
  scope: z.string().min(1).exactOptional(),
  reference: z.string().min(1).exactOptional(),
})

export const indicatorSchema = z.strictObject({
  ...elementFields,
  code: z.string().min(1).max(64),
  title: titleSchema,
  theme: keySchema.exactOptional(),
  unit: z.string().exactOptional(),
  better: z.enum(['higher', 'lower']),
  of: keySchema.exactOptional(),
  measure: measureSchema,
  goal: indicatorGoalSchema.exactOptional(),
  focusArea: keySchema.exactOptional(),
  /** Which kind of target the figure qualifies for, where the document gives a threshold (25 households or 100 people). */
  qualifies: conditionSchema.exactOptional(),
  tags: z.array(z.string().min(1)).exactOptional(),
})
