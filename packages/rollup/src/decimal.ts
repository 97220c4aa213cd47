/** An exact decimal number as text in its shortest form: '1490', '-0.05'. */
export type Decimal = string

/**
 * A number as the decimal it is written as. Sums of doubles depend on their order; sums of decimals do not, and the
 * text survives JSON and the store unchanged.
 */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
  const [coefficient = '0', exponent = '0'] = value.toString().split('e')
  const { digits, scale } = parsed(coefficient)
  const shifted = scale - Number(exponent)
  return shifted >= 0 ? written(digits, shifted) : written(digits * 10n ** BigInt(-shifted), 0)
}

/** The exact sum of two decimals. */
export function plus(one: Decimal, other: Decimal): Decimal {
  const a = parsed(one)
  const b = parsed(other)
  const scale = Math.max(a.scale, b.scale)
  return written(a.digits * 10n ** BigInt(scale - a.scale) + b.digits * 10n ** BigInt(scale - b.scale), scale)
}

/** The exact difference of two decimals. */
export const minus = (one: Decimal, other: Decimal): Decimal => plus(one, other.startsWith('-') ? other.slice(1) : `-${other}`)

function parsed(text: string): { digits: bigint; scale: number } {
  const point = text.indexOf('.')
  return { digits: BigInt(text.replace('.', '')), scale: point < 0 ? 0 : text.length - point - 1 }
}

function written(digits: bigint, scale: number): Decimal {
  if (scale === 0) return digits.toString()
  const sign = digits < 0n ? '-' : ''
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = text.slice(-scale).replace(/0+$/, '')
  const whole = text.slice(0, -scale)
  return fraction === '' ? BigInt(sign + whole).toString() : `${sign}${whole}.${fraction}`
}
