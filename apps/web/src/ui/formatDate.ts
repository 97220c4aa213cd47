/** A calendar date as officials write it in a running text: 3月15日, with the year when it is asked for. */
export function formatDate(date: string, withYear = false): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  return `${withYear ? `${year}年` : ''}${Number(month)}月${Number(day)}日`
}
