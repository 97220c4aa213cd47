import { resolved } from './resolved.ts'
import type { SubSchema } from './subSchema.ts'

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
