import { formatDate } from './formatDate.ts'

/** The first and the last day of a stretch as a sentence names them, with the year where it is asked for, and with both years where they differ. */
export function formatRange(start: string, end: string, withYear = false): [string, string] {
  const crosses = start.slice(0, 4) !== end.slice(0, 4)
  return [formatDate(start, withYear || crosses), formatDate(end, crosses)]
}
