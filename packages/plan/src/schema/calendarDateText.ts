import { z } from 'zod'

/** The years that a plan may speak of; beyond them a date is a slip of the pen, and calendars and windows grow without bound. */
export const plannableYears = { first: 1949, last: 2199 } as const

/** Dates of those years: the same bound as text, so that the published schema says it too. */
export const plannableDate = /^(19(49|[5-9]\d)|2[01]\d\d)-/

/** A calendar date in Asia/Shanghai, as text: 2020-03-15. Dates that the calendar does not have are refused. */
export const calendarDateText = z.iso.date({ abort: true }).regex(plannableDate)
