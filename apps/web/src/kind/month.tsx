import { zh } from '../locales/zh.ts'
import { readMonth } from '../ui/readMoment.ts'
import { calendarScalar } from './calendarScalar.tsx'
import { scalarView } from './scalarView.tsx'

/** A month of the calendar. */
export const monthScalar = calendarScalar({
  kind: 'month',
  read: readMonth,

  now: zh.kinds.thisMonth,
  digits: [0, 7],
})

export const month = scalarView(monthScalar, 'value')
