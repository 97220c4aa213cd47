const lengthOfMinute = '2020-03-15T09:05'.length

/**
 * A calendar date as officials write it in a running text: 3月15日, with the year when it is asked for. A deadline to the minute has
 * the minute behind it.
 */
export function formatDate(date: string, withYear = false): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  const minute = date[10] === 'T' && date.length === lengthOfMinute ? ` ${date.slice(11)}` : ''
  return `${withYear ? `${year}年` : ''}${Number(month)}月${Number(day)}日${minute}`
}

/** The first and the last day of a stretch as a sentence names them, with the year where it is asked for, and with both years where they differ. */
export function formatRange(start: string, end: string, withYear = false): [string, string] {
  const crosses = start.slice(0, 4) !== end.slice(0, 4)
  return [formatDate(start, withYear || crosses), formatDate(end, crosses)]
}

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant on the wall clock of Asia/Shanghai: 2020-03-20 09:05. */
export function formatInstant(instant: string): string {
  const parts = Object.fromEntries(shanghai.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`
}

/** The calendar date in Shanghai at an instant: 2020-03-20. */
export const dayOf = (instant: Date): string => formatInstant(instant.toISOString()).slice(0, 10)

/** The instant now by the platform's clock: a phone whose date is wrong must not put a visit into another window. */
export function platformNow(clockAhead: number, device: Date = new Date()): Date {
  return new Date(device.getTime() + clockAhead)
}
