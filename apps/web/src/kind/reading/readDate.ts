import { isValid } from '@duzhan/checklist'

const inYears = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?$/
const inDigits = /^(\d{4})(\d{2})(\d{2})$/
const onClock = /^(\d{1,2})\s*[:点时]\s*(?:(\d{1,2})\s*分?)?(?::\d{2})?$/

const plain = (text: string) => text.normalize('NFKC').trim()
const two = (digits: string) => digits.padStart(2, '0')
const isDate = (text: string) => isValid({ type: 'string', format: 'date' }, text)

/** A date as tables and people write it (2020/3/31, 2020.3.31, 2020年3月31日, 20200331) as 2020-03-31; null when the calendar has none such. */
export function readDate(text: string): string | null {
  const match = inYears.exec(plain(text)) ?? inDigits.exec(plain(text))
  const [, year = '', month = '', day = ''] = match ?? []
  const date = `${year}-${two(month)}-${two(day)}`
  return isDate(date) ? date : null
}

/** A month as tables and people write it (2020/3, 2020年3月) as 2020-03; null when there is none such. */
export function readMonth(text: string): string | null {
  const [, year = '', month = '', day] = inYears.exec(plain(text)) ?? []
  return day === undefined && isDate(`${year}-${two(month)}-01`) ? `${year}-${two(month)}` : null
}

/** A time of day (8:30, 8：30, 8点30分, 08:30:00) as 08:30; null when the clock has none such. */
export function readTime(text: string): string | null {
  const match = onClock.exec(plain(text))
  if (!match) return null
  const [, hour = '', minute = '0'] = match
  const time = `${two(hour)}:${two(minute)}`
  return isValid({ type: 'string', format: 'time' }, time) ? time : null
}
