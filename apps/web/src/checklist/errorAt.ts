import type { ErrorSchema } from '@rjsf/utils'
import { partAt } from './partAt.ts'

/** The first error at a place of what the form engine found wrong with an item. */
export function errorAt(errors: ErrorSchema | undefined, path: string): string | undefined {
  return (partAt(errors, path) as ErrorSchema | undefined)?.__errors?.[0] // the engine's errors hold nothing but errors
}
