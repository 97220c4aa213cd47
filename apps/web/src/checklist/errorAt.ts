import type { ErrorSchema } from '@rjsf/utils'
import { partAt } from './partAt.ts'

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
