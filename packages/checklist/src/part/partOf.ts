import type { Outline } from '../outline/outline.ts'
import { outlineFor } from '../outline/outlineOf.ts'
import { resolved } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** Whose part of a checklist: the key of a team of the plan, or null for the team that the target is assigned to. */
export type ChecklistPart = string | null

/** The parts of a checklist in the order in which they are printed, the main one first where it has any item. */
export function partsOf({ items }: Outline): readonly ChecklistPart[] {
  const found = new Set(items.map(({ part }) => part))
  const named = [...found].filter((part) => part !== null)
  return found.has(null) || named.length === 0 ? [null, ...named] : named
}

const made = new WeakMap<SubSchema, Map<ChecklistPart, SubSchema>>()

/**
 * The checklist as one assessor fills it in: the sections and items of that part, with what of them is demanded; a section
 * of which nothing is left is left out, and so are the words for the total, for it is not known yet. A checklist of one
 * part is itself. Null where the checklist has no such part. Server and page judge a part by this schema.
 */
export function partOf<Schema extends SubSchema>(root: Schema, part: ChecklistPart): Schema | null {
  const outline = outlineFor(root)
  const parts = partsOf(outline)
  if (!parts.includes(part)) return null
  if (parts.length === 1) return root
  const known = made.get(root) ?? new Map<ChecklistPart, SubSchema>()
  const found = known.get(part) ?? restricted(root, outline, part)
  made.set(root, known.set(part, found))
  return found as Schema // the same with fewer properties
}

function restricted({ 'x-score': _, ...root }: SubSchema, outline: Outline, part: ChecklistPart): SubSchema {
  const sections = outline.sections.flatMap(({ key, items, schema }): [string, SubSchema][] => {
    const own = new Set(items.filter((item) => item.part === part).map((item) => item.key))
    return own.size === 0 ? [] : [[key, own.size === items.length ? schema : onlyOf(resolved(schema, outline.root), own)]]
  })
  return { ...onlyOf(root, new Set(sections.map(([key]) => key))), properties: Object.fromEntries(sections) }
}

/** An object with some of its properties, and those of them demanded that it demands. */
const onlyOf = (schema: SubSchema, kept: ReadonlySet<string>): SubSchema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => kept.has(key))),
  ...(schema.required && { required: schema.required.filter((key) => kept.has(key)) }),
})
