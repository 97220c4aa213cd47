import type { z } from 'zod'

/** What one field may be at its bounds, and what it may not; `undefined` stands for a field that is left out. */
export interface Bounds {
  inside: readonly unknown[]
  outside: readonly unknown[]
}

/** An input with a value that it takes, and the bounds of its fields by their path. */
export interface Sample {
  schema: z.ZodType
  good: Record<string, unknown>
  fields: Readonly<Record<string, Bounds>>
}

/** A sample whose good value is held to the type of its schema. */
export const ask = <Schema extends z.ZodObject>(
  schema: Schema,
  good: z.input<Schema> & Record<string, unknown>,
  fields: Readonly<Record<string, Bounds>>,
): Sample => ({ schema, good, fields })

/** A value with one field replaced, by its path; `undefined` takes the field away. */
export function withField(value: unknown, path: string, field: unknown): unknown {
  const [first = '', ...rest] = path.split('.')
  const holder: Record<string, unknown> = { ...(value as Record<string, unknown>) } // a path leads through objects of a sample
  if (rest.length > 0) return { ...holder, [first]: withField(holder[first], rest.join('.'), field) }
  if (field === undefined) delete holder[first]
  else holder[first] = field
  return holder
}
