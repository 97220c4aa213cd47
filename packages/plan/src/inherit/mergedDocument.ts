import { byKey } from '../json/byKey.ts'
import { isKeyedList, isObject, type JsonObject, type Keyed } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'
import { withoutPath } from './withoutPath.ts'

/** The parts of a plan that are its own and are never inherited: who it is, for whom, how long, and by which document. */
export const ownParts: ReadonlySet<string> = new Set([
  'code',
  'revision',
  'title',
  'jurisdiction',
  'office',
  'extends',
  'period',
  'document',
  'removes',
] satisfies (keyof Plan)[])

const textsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Schemas merge by property, so that a lower plan writes down only the items that it adds or changes. */
function mergedSchema(upper: JsonObject, lower: JsonObject, depth: number): JsonObject {
  const [own, other] = [upper['properties'], lower['properties']]
  if (depth === 0 || !isObject(own) || !isObject(other)) return lower
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])]
  const properties = Object.fromEntries(
    names.map((name) => {
      const [above, below] = [own[name], other[name]]
      if (isObject(above) && isObject(below)) return [name, mergedSchema(above, below, depth - 1)]
      return [name, below ?? above]
    }),
  )
  const required = [...new Set([...textsOf(upper['required']), ...textsOf(lower['required'])])]
  return { ...upper, ...lower, properties, ...(required.length > 0 ? { required } : {}) }
}

/** How deep a field merges by property: root and sections of a checklist, an item is one thing; attributes at their root. */
export const schemaDepth: Readonly<Record<string, number>> = { schema: 2, attributes: 1 }

function mergedElement(upper: Keyed, lower: Keyed): Keyed {
  const merged: Keyed = { ...upper, ...lower }
  for (const name of Object.keys(merged)) {
    const [above, below] = [upper[name], lower[name]]
    const depth = schemaDepth[name]
    if (depth !== undefined && isObject(above) && isObject(below)) merged[name] = mergedSchema(above, below, depth)
    else if (isKeyedList(above) && isKeyedList(below)) merged[name] = mergedList(above, below)
  }
  return merged
}

function mergedList(upper: readonly Keyed[], lower: readonly Keyed[]): Keyed[] {
  const [above, below] = [byKey(upper), byKey(lower)]
  return [
    ...upper.map((element) => {
      const own = below.get(element.key)
      return own ? mergedElement(element, own) : element
    }),
    ...lower.filter(({ key }) => !above.has(key)),
  ]
}

/** Lists of the plan by key, `duties` and `assignments` list by list; anything else is the lower plan's own. */
function mergedPart(upper: unknown, lower: unknown): unknown {
  if (isKeyedList(upper) && isKeyedList(lower)) return mergedList(upper, lower)
  if (!isObject(upper) || !isObject(lower)) return lower ?? upper
  const names = new Set([...Object.keys(upper), ...Object.keys(lower)])
  return Object.fromEntries([...names].map((name) => [name, mergedPart(upper[name], lower[name])]))
}

/**
 * A lower plan's document laid over its superior's, before anything of it is checked: what an author sees while one of the two
 * is still being written. What is no document at all is given back as it is.
 */
export function mergedDocument(superior: unknown, local: unknown): unknown {
  if (!isObject(superior) || !isObject(local)) return local
  const removes = textsOf(local['removes']).filter((path) => typeof path === 'string')
  const inherited = removes.reduce((plan, path) => withoutPath(plan, path), superior)
  const parts = Object.entries(inherited).filter(([name]) => !ownParts.has(name))
  return { ...local, ...Object.fromEntries(parts.map(([name, part]) => [name, mergedPart(part, local[name])])) }
}
