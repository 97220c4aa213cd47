import { z } from 'zod'

/** A calendar date in Asia/Shanghai, as text: 2020-03-15. Dates that the calendar does not have are refused. */
export const calendarDateText = z.iso.date()
