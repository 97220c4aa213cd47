const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 15 })
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 15, useGrouping: false })

/** A number to be read, in groups of three: 1,200.5. */
export const printedNumber = (value: number): string => grouped.format(value)

/** A number to be edited: as it would be typed. */
export const typedNumber = (value: number): string => plain.format(value)

/** A number with its unit; a sign such as % stands right behind it, a word after a blank. */
export function withUnit(number: string, unit: string | undefined): string {
  if (!unit) return number
  return /^[%‰℃°]/.test(unit) ? `${number}${unit}` : `${number} ${unit}`
}
