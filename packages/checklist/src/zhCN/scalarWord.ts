import type { Scalar } from '../schema/subSchema.ts'

const words = new Map<Scalar, string>([
  ['yes', '是'],
  ['no', '否'],
  ['na', '不适用'],
  [true, '是'],
  [false, '否'],
  [null, '空'],
])

/** How a plain value reads in a sentence. */
export function scalarWord(value: Scalar): string {
  return words.get(value) ?? String(value)
}
