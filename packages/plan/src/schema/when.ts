import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { elementFields, keySchema, titleSchema } from './element.ts'
import { rhythms } from './rhythm.ts'

/** The festivals that documents set a time by: two by the sun, two by a fixed day of the year, three by the moon. */
export const festivals = ['newYear', 'springFestival', 'qingming', 'labourDay', 'dragonBoat', 'midAutumn', 'nationalDay'] as const
export type Festival = (typeof festivals)[number]

/** The hour by which something is due, where the document gives one: 18:00. */
const hourSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A day of every year, 05-01; the 31st of a shorter month is its last day. */
const yearDaySchema = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

export const dayOfMonthSchema = z.union([z.int().min(1).max(31), z.literal('last')])

const ruleSchema = z.enum(['on', 'before'])

/** What comes by a deadline is in time on that day: official usage includes the day in 「25日前」 as well as in 「25日」. */
const deadlineFields = { dueRule: ruleSchema.exactOptional(), hour: hourSchema.exactOptional() }

const daysFromFestival = z.int().min(-366).max(366)

/**
 * A stretch of days: a phase; dates, with an open start; days of every year, over New Year too (汛期, as the plan dates
 * it); or days counted from a festival, 0 being its own: -15 to -1 is 春节前半个月, and without a first day it runs from
 * 1 January.
 */
const stretchSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phase'), phase: keySchema }),
  z.strictObject({
    kind: z.literal('dates'),
    key: keySchema,
    title: titleSchema,
    start: calendarDateText.exactOptional(),
    end: calendarDateText,
  }),
  z.strictObject({
    kind: z.literal('yearly'),
    key: keySchema,
    title: titleSchema,
    start: yearDaySchema,
    end: yearDaySchema,
  }),
  z.strictObject({
    kind: z.literal('festival'),
    /** The festival's own name where it is not given; needed where a duty has two stretches about one festival. */
    key: keySchema.exactOptional(),
    title: titleSchema.exactOptional(),
    festival: z.enum(festivals),
    first: daysFromFestival.exactOptional(),
    last: daysFromFestival,
  }),
])

/**
 * When something is owed: by a cycle (within some stretches only, where the document says so), once in each of some
 * windows, by one date, within a limit of an event, or of the day on which findings were closed out (销号) or a
 * target was released from a list (摘牌).
 */
export const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cycle'),
    every: z.enum(rhythms),
    /** The day that closes a window: of the month (of the last month, for longer cycles), or of the week, Monday 1 to Sunday 7. */
    endsOn: dayOfMonthSchema.exactOptional(),
    /** The day of the month by which it is due, where that is not the day that closes the window. */
    dueDay: z.union([dayOfMonthSchema, z.literal('lastWorkingDay')]).exactOptional(),
    /** How many months after the window closes that day lies: 1 is 次月5日前. */
    later: z.int().min(1).max(12).exactOptional(),
    ...deadlineFields,
    during: z.array(stretchSchema).min(1).max(20).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('windows'), windows: z.array(stretchSchema).min(1).max(50), ...deadlineFields }),
  z.strictObject({ kind: z.literal('date'), due: calendarDateText, ...deadlineFields }),
  z.strictObject({
    kind: z.literal('event'),
    event: titleSchema,
    within: z.int().min(1).max(366),
    unit: z.enum(['hour', 'day', 'workingDay']),
  }),
  z.strictObject({
    kind: z.literal('closeOut'),
    /** From how many days after the close-out on it may be done; from the next one where it is not said. */
    after: z.int().min(1).max(366).exactOptional(),
    within: z.int().min(1).max(366),
    unit: z.enum(['day', 'workingDay']),
  }),
  z.strictObject({
    kind: z.literal('release'),
    /** From how many of the unit after the release (摘牌) on it may be done; from the next day where it is not said. */
    after: z.int().min(1).max(366).exactOptional(),
    within: z.int().min(1).max(366),
    unit: z.enum(['day', 'workingDay', 'month']),
  }),
])

export type When = z.infer<typeof whenSchema>
export type Stretch = z.infer<typeof stretchSchema>

/**
 * A rhythm by a name of its own. `endsOn` is the day of the month (of the last month, for longer cycles) that closes a window, or the last
 * one, which is also the 29th to 31st of a month without that day; for weeks it is the weekday, Monday 1 to Sunday 7, and `last` is Sunday. What closes
 * of itself has no other last day than `last`.
 */
export const cycleSchema = z.strictObject({
  ...elementFields,
  title: titleSchema.exactOptional(),
  every: z.enum(rhythms),
  endsOn: dayOfMonthSchema,
})
