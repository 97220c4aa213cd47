const inYears = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?$/
const inDigits = /^(\d{4})(\d{2})(\d{2})?$/
const onClock = /^(\d{1,2})\s*[:点时]\s*(?:(\d{1,2})\s*分?)?(?::\d{2})?$/
const onClockInDigits = /^(\d{2})(\d{2})$/
const ofDay = /\d{1,2}\s*[:点时][^:点时]*(?::\d{2})?$/

const plain = (text: string) => text.normalize('NFKC').trim()
const two = (digits: string) => digits.padStart(2, '0')

function isDate(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}

/** A date as tables and people write it (2020/3/31, 2020.3.31, 2020年3月31日, 20200331) as 2020-03-31; null when the calendar has none such. */
export function readDate(text: string): string | null {
  const match = inYears.exec(plain(text)) ?? inDigits.exec(plain(text))
  const [, year = '', month = '', day = ''] = match ?? []
  const date = `${year}-${two(month)}-${two(day)}`
  return isDate(date) ? date : null
}

/** A month as tables and people write it (2020/3, 2020年3月, 202003) as 2020-03; null when there is none such. */
export function readMonth(text: string): string | null {
  const [, year = '', month = '', day] = inYears.exec(plain(text)) ?? inDigits.exec(plain(text)) ?? []
  return day === undefined && isDate(`${year}-${two(month)}-01`) ? `${year}-${two(month)}` : null
}

/** A time of day (8:30, 8：30, 8点30分, 0830, 08:30:00) as 08:30; null when the clock has none such. */
export function readTime(text: string): string | null {
  const match = onClock.exec(plain(text)) ?? onClockInDigits.exec(plain(text))
  if (!match) return null
  const [, hour = '', minute = '0'] = match
  return Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${two(minute)}` : null
}

/** A minute of a day (2020-03-31 8:30, 2020年3月31日8点30分) as 2020-03-31T08:30; null when there is none such. */
export function readMinute(text: string): string | null {
  const written = plain(text)
  const clock = ofDay.exec(written)
  if (!clock) return null
  const date = readDate(written.slice(0, clock.index).replace(/T$/, ''))
  const time = readTime(clock[0])
  return date && time ? `${date}T${time}` : null
}
