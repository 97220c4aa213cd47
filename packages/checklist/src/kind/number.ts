import { scalarText } from '../json/typeOf.ts'
import { typedNumber } from './fieldForm.ts'
import { between, oneOf } from './random.ts'
import { itemOf, itemShape, type Scalar, type ScalarShape, unitOf } from './scalar.ts'

/** 数字: with a unit, bounds and decimals; the unit is kept as it is. */
export const numberValue: Scalar = {
  title: { zh: '数字', en: 'number' },
  observe: (value) => (typeof value === 'number' ? { number: value } : null),
  print: (value, place) => `${scalarText(value)}${unitOf(place)}`,
  meaning: unitOf,
}

export const numberValueShape: ScalarShape = {
  form: typedNumber,
  options: ['unit'],
  example: { type: 'integer', minimum: 0, maximum: 1000, title: '漏水点数量' },
  legal(schema, random) {
    const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1
    const most = Math.max(least, schema.maximum ?? (schema.exclusiveMaximum ?? least + 1001) - 1)
    const step = schema.multipleOf ?? 1
    return Math.min(most, Math.ceil(between(random, least, Math.floor(most)) / step) * step)
  },
  illegal: (schema, random) =>
    oneOf<unknown>(random, ['12', '１２．５', Number.MAX_VALUE, (schema.minimum ?? 0) - 1, null, [1], { value: 1 }]),
}

export const number = itemOf('value', numberValue)
export const numberShape = /* @__PURE__ */ itemShape('value', 'number', numberValueShape, { options: ['sum'] })

/** How many decimals a number is written with: 0.25 has two, 1e-7 has seven. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = scalarText(value).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}

/** The sum of decimals to their last digit, without the dust of binary fractions. */
export function sumOf(numbers: readonly number[]): number {
  const decimals = Math.max(0, ...numbers.map(decimalsOf))
  return Number(numbers.reduce((sum, each) => sum + each, 0).toFixed(Math.min(decimals, 20)))
}
