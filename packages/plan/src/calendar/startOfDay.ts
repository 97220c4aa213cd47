import { dayNumber } from './addDays.ts'
import { day, shanghaiOffset } from './shanghai.ts'

/** The instant at which a calendar date begins in Asia/Shanghai. Throws `date.invalid` for a text that is no date. */
export const startOfDay = (date: string): Date => new Date(dayNumber(date) * day - shanghaiOffset)
