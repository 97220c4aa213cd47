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
