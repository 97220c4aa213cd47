import type { SubSchema } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { optionsOf } from './options.ts'
import { printedNumber, withUnit } from './reading/parseNumber.ts'

/** The unit of a number, if the checklist names one. */
export function unitOf(schema: SubSchema): string | undefined {
  return optionsOf(schema).unit ?? schema['x-unit']
}

/** How many decimals a number may have; nothing where any. */
export function decimalsOf(schema: SubSchema): number | undefined {
  return schema.type === 'integer' ? 0 : schema['x-decimals']
}

/** A number's bounds and unit in words: 0–1,000 处，最多 2 位小数. */
export function numberBounds(schema: SubSchema): string {
  const { minimum, maximum } = schema
  const [least, most] = [minimum, maximum].map((bound) => (bound === undefined ? '' : printedNumber(bound)))
  const range = least && most ? `${least}–${most}` : least ? zh.kinds.atLeast(least) : most ? zh.kinds.atMost(most) : ''
  const decimals = decimalsOf(schema)
  return [withUnit(range, unitOf(schema)).trim(), decimals ? zh.kinds.decimals(decimals) : ''].filter(Boolean).join('，')
}
