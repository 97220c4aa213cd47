import { zh } from '../locales/zh.ts'
import { NumberInput } from './control/NumberInput.tsx'
import { numberBounds, unitOf } from './numberSchema.ts'
import { kindTitle, printed } from './options.ts'
import { isNumeral, parseNumber } from './reading/parseNumber.ts'
import type { Scalar } from './scalar.ts'
import { scalarView } from './scalarView.tsx'

/** A number with its unit, which is kept and never converted. */
export const numberScalar: Scalar = {
  Control: NumberInput,
  isChosen: false,
  words: (value, schema) => (typeof value === 'number' ? printed('number', value, schema) : String(value)),
  tone: () => 'plain',
  fault(value, schema) {
    if (typeof value !== 'string') return undefined
    return isNumeral(value, unitOf(schema)) ? zh.kinds.numberTooLong(value) : zh.kinds.notANumber(value, unitOf(schema))
  },
  read: (text, schema) => parseNumber(text, unitOf(schema)) ?? text,
  tag: (schema) => zh.kinds.tag(kindTitle('number'), numberBounds(schema)),
}

export const number = scalarView(numberScalar, 'value')
