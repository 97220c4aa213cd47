import type { SubSchema } from '../schema/subSchema.ts'
import type { Outline } from './outline.ts'
import { outlineOf } from './outlineOf.ts'

const outlines = new WeakMap<SubSchema, Outline>()

/** A checklist's outline, read once for each schema object. */
export function outlineFor(schema: SubSchema): Outline {
  const outline = outlines.get(schema) ?? outlineOf(schema)
  outlines.set(schema, outline)
  return outline
}
