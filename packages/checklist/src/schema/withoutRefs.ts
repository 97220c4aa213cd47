import { resolved } from './resolved.ts'
import type { SubSchema } from './subSchema.ts'

/**
 * The schema with every reference replaced by what it names, so that each section compiles by itself. The gate has
 * proven that references are acyclic and that the result is small.
 */
export function withoutRefs(schema: SubSchema, root: SubSchema = schema): SubSchema {
  const { $ref, $defs, ...own } = schema
  if ($ref !== undefined) return withoutRefs(resolved(schema, root), root)
  const one = (part: SubSchema): SubSchema => withoutRefs(part, root)
  const { properties, items, not, allOf, anyOf, oneOf, 'x-evidence': evidence } = own
  return {
    ...own,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, one(part)])) }),
    ...(items && { items: one(items) }),
    ...(not && { not: one(not) }),
    ...(allOf && { allOf: allOf.map(one) }),
    ...(anyOf && { anyOf: anyOf.map(one) }),
    ...(oneOf && { oneOf: oneOf.map(one) }),
    ...(own.if && { if: one(own.if) }),
    ...(own.then && { then: one(own.then) }),
    ...(own.else && { else: one(own.else) }),
    ...(own['x-shown-if'] && { 'x-shown-if': one(own['x-shown-if']) }),
    ...(evidence?.when && { 'x-evidence': { ...evidence, when: one(evidence.when) } }),
  }
}
