import type { SubSchema } from '../schema/subSchema.ts'
import type { ConditionWords } from './conditionWords.ts'

/** What the keywords of one schema say of a value by itself, without its name: 「不少于 500 人」, "is at least 500". */
export function constraintWords(
  schema: SubSchema,
  { unit, words }: { unit: string; words: ConditionWords },
  isNegated = false,
): string[] {
  const { const: only, enum: listed, type } = schema
  const said = [
    only !== undefined && words.equals(only, typeof only === 'number' ? unit : '', isNegated),
    listed && words.oneOf(listed, isNegated),
    schema.minimum !== undefined && words.atLeast(schema.minimum, unit),
    schema.exclusiveMinimum !== undefined && words.moreThan(schema.exclusiveMinimum, unit),
    schema.maximum !== undefined && words.atMost(schema.maximum, unit),
    schema.exclusiveMaximum !== undefined && words.lessThan(schema.exclusiveMaximum, unit),
    schema.multipleOf !== undefined && words.multipleOf(schema.multipleOf),
    schema['x-decimals'] !== undefined && words.decimals(schema['x-decimals']),
    schema.minLength !== undefined && words.minLength(schema.minLength),
    schema.maxLength !== undefined && words.maxLength(schema.maxLength),
    schema.pattern !== undefined && words.pattern(schema.pattern),
    schema.format !== undefined && words.format(schema.format),
    schema.minItems !== undefined && words.minItems(schema.minItems),
    schema.maxItems !== undefined && words.maxItems(schema.maxItems),
    schema.uniqueItems === true && words.unique,
    schema.minProperties !== undefined && words.minProperties(schema.minProperties),
    schema.maxProperties !== undefined && words.maxProperties(schema.maxProperties),
  ].filter((word): word is string => typeof word === 'string')
  if (said.length > 0 || type === undefined) return said
  const claims = [type].flat().flatMap((name) => words.types[name] ?? [])
  return claims.length > 0 ? [claims.join(words.orType)] : []
}
