import type { FitRule } from '../gate/fitSentences.ts'
import { isValid } from '../interpret/interpret.ts'
import { hasType } from '../json/typeOf.ts'
import type { Scalar, SubSchema, TypeName } from '../schema/subSchema.ts'

/** A place where a condition asks what its subject can never answer: where, by which rule, and what the sentence says. */
export interface Misfit {
  readonly path: string
  readonly rule: FitRule
  readonly said: { readonly detail: string | number; readonly field: string; readonly keyword: string }
}

const lowerBounds = ['minimum', 'exclusiveMinimum'] as const
const upperBounds = ['maximum', 'exclusiveMaximum'] as const
/** A length that the first asks for is beyond reach when the second, in the shape, allows less. */
const lengths = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const
const keywordsOf = {
  number: [...lowerBounds, ...upperBounds, 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'required', 'minProperties', 'maxProperties', 'dependentRequired'],
} as const
const branches = ['allOf', 'anyOf', 'oneOf'] as const
const conditionals = ['not', 'if', 'then', 'else'] as const

/**
 * The places where a condition names a value, a bound or a keyword that fits none of the shapes which the judged value
 * may have. What a shape does not bound is possible; fields that no shape knows are another rule's concern.
 */
export function misfitsOf(condition: SubSchema, shapes: readonly SubSchema[], field = ''): Misfit[] {
  if (shapes.length === 0) return []
  const name = field === '' ? (shapes.find(({ title }) => title)?.title ?? '') : field
  const at = (keyword: string, rule: FitRule, detail: Scalar): Misfit => ({
    path: `/${keyword}`,
    rule,
    said: { detail: typeof detail === 'number' ? detail : String(detail), field: name, keyword },
  })
  const values = [...(condition.const === undefined ? [] : [condition.const]), ...(condition.enum ?? [])]
  const keyword = condition.const === undefined ? 'enum' : 'const'
  return [
    ...values
      .filter((value) => !shapes.some((shape) => isPossible(value, shape)))
      .map((value) => at(keyword, 'value.impossible', value)),
    ...[...lowerBounds, ...upperBounds].flatMap((bound) => {
      const limit = condition[bound]
      return limit !== undefined && shapes.every((shape) => isBeyond(bound, limit, shape))
        ? [at(bound, 'bound.impossible', limit)]
        : []
    }),
    ...lengths.flatMap(([least, most]) => {
      const limit = condition[least]
      return limit !== undefined && shapes.every((shape) => limit > (shape[most] ?? Infinity))
        ? [at(least, 'bound.impossible', limit)]
        : []
    }),
    ...misplaced(condition, shapes).map((used) => at(used, 'keyword.misplaced', used)),
    ...inside(condition, shapes, name),
  ]
}

/** The same question asked of every part of the condition, each with the shapes of the part of the value that it judges. */
function inside(condition: SubSchema, shapes: readonly SubSchema[], name: string): Misfit[] {
  const under = (path: string, part: SubSchema, of: readonly SubSchema[], field: string): Misfit[] =>
    misfitsOf(part, of, field).map((misfit) => ({ ...misfit, path: `/${path}${misfit.path}` }))
  return [
    ...Object.entries(condition.properties ?? {}).flatMap(([key, part]) => {
      const known = shapes.flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? [properties[key] ?? {}] : []))
      return under(`properties/${key}`, part, known, known.find(({ title }) => title)?.title ?? key)
    }),
    ...(condition.items
      ? under(
          'items',
          condition.items,
          shapes.flatMap(({ items }) => items ?? []),
          name,
        )
      : []),
    ...branches.flatMap((keyword) =>
      (condition[keyword] ?? []).flatMap((part, index) => under(`${keyword}/${index}`, part, shapes, name)),
    ),
    ...conditionals.flatMap((keyword) => {
      const part = condition[keyword]
      return part ? under(keyword, part, shapes, name) : []
    }),
  ]
}

/** What the shape says of a value by itself; its own conditions speak of other fields. */
function isPossible(value: Scalar, { if: _if, then: _then, else: _else, ...shape }: SubSchema): boolean {
  return isValid(shape, value)
}

function isBeyond(bound: (typeof lowerBounds | typeof upperBounds)[number], limit: number, shape: SubSchema): boolean {
  const choices = shape.enum?.filter((value) => typeof value === 'number') ?? []
  if (choices.length > 0) return !choices.some((value) => isValid({ [bound]: limit }, value))
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = shape
  switch (bound) {
    case 'minimum':
      return limit > maximum || limit >= exclusiveMaximum
    case 'exclusiveMinimum':
      return limit >= maximum || limit >= exclusiveMaximum
    case 'maximum':
      return limit < minimum || limit <= exclusiveMinimum
    case 'exclusiveMaximum':
      return limit <= minimum || limit <= exclusiveMinimum
  }
}

/** The keywords of a condition that say nothing about values of any of the shapes' types. */
function misplaced(condition: SubSchema, shapes: readonly SubSchema[]): string[] {
  const named = shapes.flatMap(({ type, enum: choices, const: only }) => type ?? typesOf(only === undefined ? choices : [only]))
  const types = new Set<string>(named.map((type) => (type === 'integer' ? 'number' : type)))
  if (named.length === 0) return []
  const asked = [condition.type ?? []].flat().map((type) => (type === 'integer' ? 'number' : type))
  return [
    ...(asked.length > 0 && !asked.some((type) => types.has(type)) ? ['type'] : []),
    ...Object.entries(keywordsOf).flatMap(([type, keywords]) =>
      types.has(type) ? [] : keywords.filter((keyword) => condition[keyword] !== undefined),
    ),
  ]
}

function typesOf(values: readonly Scalar[] | undefined): TypeName[] {
  const scalars = ['string', 'number', 'boolean', 'null'] as const
  return (values ?? []).flatMap((value) => scalars.filter((type) => hasType(type, value)))
}
