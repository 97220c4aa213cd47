import { zh } from '../locales/zh.ts'
import { readDate } from '../ui/readMoment.ts'
import { calendarScalar } from './calendarScalar.tsx'
import { scalarView } from './scalarView.tsx'

/** A day of the calendar, without a time and so without a zone. */
export const dateScalar = calendarScalar({ kind: 'date', read: readDate, now: zh.kinds.today, digits: [0, 10] })

export const date = scalarView(dateScalar, 'value')
