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
