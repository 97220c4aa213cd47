import { zh } from '../locales/zh.ts'

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

/** A number as people read it: at most two decimals, a small one by its first two digits, so that it is never shown as none. */
export function amount(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.01
  return value.toLocaleString('zh-CN', isSmall ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 })
}

/** A share in per cent to one decimal, never rounded up to all nor down to none: 9,999 of 10,000 is 99.9%. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000)
  if (share > 0 && tenths === 0) return '0.1%'
  if (share < 1 && tenths === 1000) return '99.9%'
  return `${tenths / 10}%`
}
