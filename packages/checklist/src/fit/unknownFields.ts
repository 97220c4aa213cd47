import type { FitRule } from '../gate/fitSentences.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** A field that a condition speaks of and the object does not have. */
export interface UnknownField {
  readonly path: string
  readonly rule: Extract<FitRule, 'condition.required-unknown' | 'condition.property-unknown'>
  readonly said: { readonly detail: string; readonly keyword: string }
}

const branches = ['allOf', 'anyOf', 'oneOf'] as const
const conditionals = ['not', 'if', 'then', 'else'] as const

/**
 * The fields that a condition requires or describes and that the closed object which it judges does not have: what is
 * required so can never be given, and what is described so is never asked. `keyword` is where the condition stands.
 */
export function unknownFields(condition: SubSchema, shape: SubSchema, keyword: string): UnknownField[] {
  const known = shape.properties
  if (!known) return []
  const isKnown = (name: string): boolean => Object.hasOwn(known, name)
  const required = condition.required ?? []
  const under = (path: string, part: SubSchema, of: SubSchema): UnknownField[] =>
    unknownFields(part, of, keyword).map((found) => ({ ...found, path: `/${path}${found.path}` }))
  return [
    ...required
      .filter((name) => !isKnown(name))
      .map((detail) => ({ path: '/required', rule: 'condition.required-unknown' as const, said: { detail, keyword } })),
    ...Object.entries(condition.properties ?? {}).flatMap(([name, part]): UnknownField[] => {
      if (isKnown(name)) return under(`properties/${name}`, part, known[name] ?? {})
      if (required.includes(name)) return []
      return [{ path: `/properties/${name}`, rule: 'condition.property-unknown', said: { detail: name, keyword } }]
    }),
    ...unknownCompanions(condition, shape, keyword),
    ...branches.flatMap((name) => (condition[name] ?? []).flatMap((part, index) => under(`${name}/${index}`, part, shape))),
    ...conditionals.flatMap((name) => {
      const part = condition[name]
      return part ? under(name, part, shape) : []
    }),
  ]
}

/** The same of `dependentRequired`, which names fields on both of its sides. */
export function unknownCompanions(
  { dependentRequired = {} }: SubSchema,
  { properties: known = {} }: SubSchema,
  keyword = 'dependentRequired',
): UnknownField[] {
  return Object.entries(dependentRequired).flatMap(([name, companions]) =>
    [name, ...companions]
      .filter((each) => !Object.hasOwn(known, each))
      .map((detail) => ({
        path: `/dependentRequired/${name}`,
        rule: 'condition.required-unknown' as const,
        said: { detail, keyword },
      })),
  )
}
