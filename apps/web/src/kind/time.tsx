import { zh } from '../locales/zh.ts'
import { readTime } from '../ui/readMoment.ts'
import { calendarScalar } from './calendarScalar.tsx'
import { scalarView } from './scalarView.tsx'

/** A time of day, as clocks on the spot show it. */
export const timeScalar = calendarScalar({
  kind: 'time',
  read: readTime,

  now: zh.kinds.rightNow,
  digits: [11, 16],
})

export const time = scalarView(timeScalar, 'value')
