import type { Scalar, SubSchema } from '../schema/subSchema.ts'
import { scalarWord } from './scalarWord.ts'

const typeClaims: Readonly<Record<string, string>> = {
  number: '是数字',
  integer: '是整数',
  string: '是文字',
  boolean: '是是或否',
  null: '为空',
}

/** What the keywords of one schema say of a value by itself, without its name: 「不少于 500 人」. */
export function constraintWords(schema: SubSchema, subject: SubSchema, isNegated = false): string[] {
  const unit = subject['x-unit'] ? ` ${subject['x-unit']}` : ''
  const no = isNegated ? '不' : ''
  const { enum: listed } = schema
  const words = [
    schema.const !== undefined &&
      `${no}${typeof schema.const === 'number' ? '等于' : '为'} ${scalarWord(schema.const)}${numeric(schema.const, unit)}`,
    listed && `${no}属于 ${listed.map(scalarWord).join('、')}`,
    schema.minimum !== undefined && `不少于 ${schema.minimum}${unit}`,
    schema.exclusiveMinimum !== undefined && `超过 ${schema.exclusiveMinimum}${unit}`,
    schema.maximum !== undefined && `不超过 ${schema.maximum}${unit}`,
    schema.exclusiveMaximum !== undefined && `少于 ${schema.exclusiveMaximum}${unit}`,
    schema.multipleOf !== undefined && `是 ${schema.multipleOf} 的倍数`,
    schema['x-decimals'] !== undefined && `小数不超过 ${schema['x-decimals']} 位`,
    schema.minLength !== undefined && `不少于 ${schema.minLength} 个字`,
    schema.maxLength !== undefined && `不超过 ${schema.maxLength} 个字`,
    schema.pattern !== undefined && `符合格式 ${schema.pattern}`,
    schema.format !== undefined && `符合格式 ${schema.format}`,
    schema.minItems !== undefined && `不少于 ${schema.minItems} 项`,
    schema.maxItems !== undefined && `不超过 ${schema.maxItems} 项`,
    schema.uniqueItems === true && '没有重复',
    schema.minProperties !== undefined && `填写不少于 ${schema.minProperties} 项`,
    schema.maxProperties !== undefined && `填写不超过 ${schema.maxProperties} 项`,
  ].filter((word): word is string => typeof word === 'string')
  if (words.length > 0 || schema.type === undefined) return words
  return [
    [schema.type]
      .flat()
      .map((type) => typeClaims[type])
      .filter(Boolean)
      .join('或'),
  ].filter(Boolean)
}

function numeric(value: Scalar, unit: string): string {
  return typeof value === 'number' ? unit : ''
}
