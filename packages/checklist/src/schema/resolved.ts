import type { SubSchema } from './subSchema.ts'

const prefix = '#/$defs/'

/** The schema that a `$ref` stands for; a schema without one is itself. The gate has proven references acyclic. */
export function resolved(schema: SubSchema, root: SubSchema): SubSchema {
  let current = schema
  while (current.$ref !== undefined) {
    const target = root.$defs?.[current.$ref.slice(prefix.length)]
    if (target === undefined) throw new Error(`unresolved ${current.$ref}`)
    current = target
  }
  return current
}

/** The schema that describes the value at a path of the answers, if the checklist has one there. */
export function schemaAt(root: SubSchema, path: readonly string[]): SubSchema | undefined {
  let current: SubSchema | undefined = resolved(root, root)
  for (const step of path) {
    if (current === undefined) return undefined
    const properties: Readonly<Record<string, SubSchema>> | undefined = current.properties
    const next: SubSchema | undefined = properties && Object.hasOwn(properties, step) ? properties[step] : current.items
    current = next && resolved(next, root)
  }
  return current
}

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
