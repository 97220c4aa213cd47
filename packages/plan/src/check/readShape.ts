import type { z } from 'zod'

/**
 * Reads a document by a schema, and keeps what stood where for the faults. Zod compares the `length` of whatever stands in a text's
 * place before it asks whether it is one, and fails on a length that refuses to become a number; such a document is read once more
 * without them, and is refused at the same places.
 */
export function readShape<Schema extends z.ZodType>(schema: Schema, json: unknown): z.ZodSafeParseResult<z.output<Schema>> {
  const read = (value: unknown) => schema.safeParse(value, { reportInput: true })
  try {
    return read(json)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const result = read(withoutLengths(json))
    if (result.success) throw error
    return result
  }
}

/** A measured document, so its depth is bounded. */
function withoutLengths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLengths)
  if (typeof value !== 'object' || value === null) return value
  const named = Object.entries(value).filter(([name, part]) => name !== 'length' || typeof part !== 'object')
  return Object.fromEntries(named.map(([name, part]) => [name, withoutLengths(part)]))
}
