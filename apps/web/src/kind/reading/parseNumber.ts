const written = /^([+-]?)(\d{1,3}(?:[, ]\d{3})+|\d*)(?:\.(\d*))?$/

/** More digits than these, and the number that is stored is not the one that was written. */
const mostDigits = 15

/** A number as people write it, in plain form: full-width digits and points, no blanks around, no unit of its own. */
function plainNumeral(text: string, unit = ''): string {
  const plain = text.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-').trim()
  const own = unit.normalize('NFKC').trim()
  return own !== '' && plain.endsWith(own) ? plain.slice(0, -own.length).trim() : plain
}

/**
 * The number that a text writes: digits, full-width or not, with a decimal point and signs between groups of three; the
 * field's own unit may stand behind it. Null for everything else, and for what has more digits than can be kept exactly.
 */
export function parseNumber(text: string, unit?: string): number | null {
  const match = written.exec(plainNumeral(text, unit))
  if (!match) return null
  const [, sign = '', whole = '', decimals = ''] = match
  const digits = whole.replaceAll(/[, ]/g, '')
  if (digits === '' && decimals === '') return null
  const significant = `${digits}${decimals}`.replace(/^0+/, '')
  if (significant.length > mostDigits) return null
  const value = Number(`${digits}.${decimals}`)
  return sign === '-' && value !== 0 ? -value : value
}

/** Whether a text writes a number, though perhaps one too long to be kept. */
export function isNumeral(text: string, unit?: string): boolean {
  return written.test(plainNumeral(text, unit)) && /\d/.test(text.normalize('NFKC'))
}

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
