import { zh } from '../locales/zh.ts'
import { numberScalar } from './number.tsx'
import { printedNumber } from './reading/printedNumber.ts'
import type { Scalar } from './scalar.ts'

/** Points of so many. */
export function scoreScalar(most: number): Scalar {
  return {
    ...numberScalar,
    words: (value) => (typeof value === 'number' ? zh.kinds.ofPoints(printedNumber(value), printedNumber(most)) : String(value)),
  }
}
