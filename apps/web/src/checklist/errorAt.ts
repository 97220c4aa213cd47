import type { ErrorSchema } from '@rjsf/utils'

/** What stands at a dotted path inside of an item, a list or an error; entries of a list are told by their numbers. */
export function partAt(whole: unknown, path: string): unknown {
  let current = whole
  for (const step of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string, unknown>)[step] // an object, tested above
  }
  return current
}

/** The first error at a place of what the form engine found wrong with an item, or else the first of a part of it. */
export function errorAt(errors: ErrorSchema | undefined, path: string): string | undefined {
  return firstOf(partAt(errors, path) as ErrorSchema | undefined) // the engine's errors hold nothing but errors
}

function firstOf(errors: ErrorSchema | undefined): string | undefined {
  if (errors === undefined) return undefined
  const { __errors: [own] = [], ...parts } = errors
  return (
    own ??
    Object.values(parts as Record<string, ErrorSchema>)
      .map(firstOf)
      .find(Boolean)
  ) // the rest are errors of parts
}
