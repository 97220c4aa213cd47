import { zh } from '../locales/zh.ts'
import { amount } from './amount.ts'

/** A number of one kind of question with its unit, as people read it. */
export type PrintNumber = (value: number, unit: string) => string

const dayMs = 86_400_000
const two = (number: number): string => String(number).padStart(2, '0')

export const withUnit: PrintNumber = (value, unit) => `${amount(value)}${unit}`
export const points: PrintNumber = (value) => zh.summary.points(amount(value))

/** Days since 1970-01-01. */
export const date: PrintNumber = (value) => {
  const day = new Date(value * dayMs)
  return zh.summary.date(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

/** Months since 1970-01, earlier ones below nought. */
export const month: PrintNumber = (value) => {
  const year = Math.floor(value / 12)
  return zh.summary.month(1970 + year, value - 12 * year + 1)
}

/** Minutes since midnight. */
export const time: PrintNumber = (value) => `${two(Math.floor(value / 60))}:${two(value % 60)}`

/** How many things there are, by the word that counts them. */
export const counted =
  (word: (count: string, each: string) => string): PrintNumber =>
  (value, each) =>
    word(amount(value), each)
