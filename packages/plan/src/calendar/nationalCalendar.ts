import chineseDays from 'chinese-days'
import type { Festival } from '../schema/when.ts'
import { addDays } from './addDays.ts'
import type { WorkCalendar } from './workCalendar.ts'

/** The years for which the library's table of the moon and the formula of the sun were found right. */
const reach = { first: 2000, last: 2099 } as const

const fourDigits = (year: number): string => String(year).padStart(4, '0')

/** Noon by the clock of the machine is on that date in any time zone; a bare date is not, and the library reads the clock. */
const isWorked = (date: string): boolean => chineseDays.isWorkday(`${date}T12:00:00`)

/**
 * The day of a month and day of the moon, looked for in the days of a solar year when it can come. The library is asked
 * what a day is by the moon, and not for the day: that answer depends on the time zone of the machine.
 */
function byMoon(month: number, day: number, [first, last]: readonly [string, string]) {
  return (year: number): string | null => {
    for (let date = `${year}-${first}`; date <= `${year}-${last}`; date = addDays(date, 1)) {
      const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date)
      if (lunarMon === month && lunarDay === day && !isLeap) return date
    }
    return null
  }
}

/** 清明 by the common formula of solar terms for this century; it was held against the published holidays. */
const qingming = (year: number): string =>
  `${year}-04-0${Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)}`

const ofYear: Readonly<Record<Festival, (year: number) => string | null>> = {
  newYear: (year) => `${year}-01-01`,
  springFestival: byMoon(1, 1, ['01-20', '02-21']),
  qingming,
  labourDay: (year) => `${year}-05-01`,
  dragonBoat: byMoon(5, 5, ['05-24', '06-26']),
  midAutumn: byMoon(8, 15, ['09-06', '10-09']),
  nationalDay: (year) => `${year}-10-01`,
}

/**
 * The national calendar: the days off and the days made up as the State Council publishes them each autumn for the year
 * that follows, kept by the package `chinese-days`, and the festivals by sun and moon.
 */
export const nationalCalendar: WorkCalendar = {
  // The days of National Day are never all on a weekend, so that a year of which nothing is known works on one of them.
  isPublished: (year) => ['01', '02', '03'].every((day) => !isWorked(`${fourDigits(year)}-10-${day}`)),
  isWorkingDay: isWorked,
  festivalDay: (festival, year) => (year < reach.first || year > reach.last ? null : ofYear[festival](year)),
}
