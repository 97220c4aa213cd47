import { z } from 'zod'
import { plannableDate } from './textShapes.ts'

/** A calendar date in Asia/Shanghai, as text: 2020-03-15. Dates that the calendar does not have are refused. */
export const calendarDateText = z.iso.date({ abort: true }).regex(plannableDate)
