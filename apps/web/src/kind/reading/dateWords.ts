import { formatDate } from '../../ui/formatDate.ts'

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const isoMonth = /^\d{4}-\d{2}$/

/** A calendar date in words: 2020年3月31日. What is no date is left as it is written. */
export const dateWords = (value: string): string => (isoDate.test(value) ? formatDate(value, true) : value)

/** A month in words: 2020年3月. What is no month is left as it is written. */
export function monthWords(value: string): string {
  if (!isoMonth.test(value)) return value
  const [year, month] = value.split('-')
  return `${year}年${Number(month)}月`
}
