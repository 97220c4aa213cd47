import { mergedClauses } from './clauses.ts'
import { freeKey } from './lists.ts'
import {
  annotationOf,
  type Fields,
  type ItemPlace,
  isWrittenSame,
  namesOf,
  numbered,
  partIn,
  partsOf,
  requiredIn,
  withField,
  withOption,
  withPart,
  withParts,
} from './parts.ts'
import { withPlacesRenamed } from './shownWhen.ts'

const sameItem = (one: ItemPlace) => (other: ItemPlace) => one.section === other.section && one.item === other.item

/** The checklist with a copy of an item behind it, under a key of its own. */
export const copiedItem = (schema: unknown, { section, item }: ItemPlace): Fields =>
  withPart(schema, section, (standing) => {
    const parts = partsOf(standing)
    const at = parts.findIndex(([key]) => key === item)
    const copy = parts[at]
    if (copy === undefined) return standing
    const key = freeKey(
      'item',
      parts.map(([name]) => name),
    )
    const next = [...parts.slice(0, at + 1), [key, copy[1]] as const, ...parts.slice(at + 1)]
    return withParts(standing, numbered(next, String), [
      ...requiredIn(standing),
      ...(requiredIn(standing).includes(item) ? [key] : []),
    ])
  })

/** The checklist without these items; the others are numbered as they stand. */
export const withoutItems = (schema: unknown, places: readonly ItemPlace[]): Fields =>
  partsOf(schema).reduce<Fields>(
    (so, [key, section]) => {
      const left = partsOf(section).filter(([item]) => !places.some(sameItem({ section: key, item })))
      if (left.length === partsOf(section).length) return so
      return withPart(so, key, (standing) => withParts(standing, numbered(left, String), requiredIn(standing)))
    },
    { ...(schema as Fields) }, // a checklist
  )

/**
 * The checklist with items moved into a section, in their order, before the item that stands at a place of it; at its end
 * where none does. What speaks of a moved item (a condition to be shown, a computed figure) speaks of it where it is.
 */
export function movedItems(
  schema: unknown,
  places: readonly ItemPlace[],
  to: { section: string; before: string | null },
): Fields {
  const all = partsOf(schema).flatMap(([section, part]) => partsOf(part).map(([item]) => ({ section, item })))
  const moving = all.filter((one) => places.some(sameItem(one)))
  const found = moving.map((place) => ({
    place,
    part: partIn(partIn(schema, place.section), place.item),
    isRequired: requiredIn(partIn(schema, place.section)).includes(place.item),
  }))
  if (found.length === 0 || !partsOf(schema).some(([key]) => key === to.section)) return schema as Fields // as it was
  const bare = withoutItems(schema, moving)
  const taken = partsOf(partIn(bare, to.section)).map(([key]) => key)
  const renamed = new Map<string, string>()
  const arriving = found.map(({ place, part, isRequired }) => {
    const key = taken.includes(place.item) ? freeKey('item', taken) : place.item
    taken.push(key)
    const [from, by] = [`${place.section}.${place.item}`, `${to.section}.${key}`]
    if (from !== by) renamed.set(from, by)
    return { key, part, isRequired }
  })
  const moved = withPart(bare, to.section, (standing) => {
    const parts = partsOf(standing)
    const found = to.before === null ? -1 : parts.findIndex(([key]) => key === to.before)
    const at = found < 0 ? parts.length : found
    const next = [...parts.slice(0, at), ...arriving.map(({ key, part }) => [key, part] as const), ...parts.slice(at)]
    return withParts(standing, numbered(next, String), [
      ...requiredIn(standing),
      ...arriving.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    ])
  })
  return renamed.size === 0 ? moved : withPlaces(moved, renamed)
}

/** The checklist in which everything that names an item by its place names it by another. */
function withPlaces(schema: Fields, renamed: ReadonlyMap<string, string>): Fields {
  const shown = (part: Fields): Fields => {
    const condition = part['x-shown-if']
    const next = condition === undefined ? undefined : withPlacesRenamed(condition, renamed)
    return isWrittenSame(condition, next) ? part : withField(part, 'x-shown-if', next)
  }
  const computed = (item: Fields): Fields => {
    const places = namesOf(annotationOf(item)['of'])
    const next = places.map((place) => {
      const [section, name, ...column] = place.split('.')
      return [renamed.get(`${section}.${name}`) ?? `${section}.${name}`, ...column].join('.')
    })
    return isWrittenSame(places, next) ? item : withOption(item, 'of', next)
  }
  return partsOf(schema).reduce<Fields>(
    (so, [key, section]) =>
      withPart(so, key, (standing) =>
        partsOf(section).reduce<Fields>(
          (inside, [item]) => withPart(inside, item, (part) => computed(shown(part))),
          shown(standing),
        ),
      ),
    schema,
  )
}

/** Whether items can be made one: judgements, at least two. */
export const canMerge = (schema: unknown, places: readonly ItemPlace[]): boolean =>
  places.length > 1 && mergedClauses(places.map(({ section, item }) => partIn(partIn(schema, section), item))) !== undefined

/** The checklist with several judgements made one of all their questions, at the place of the first of them. */
export function mergedItems(schema: unknown, places: readonly ItemPlace[]): Fields {
  const ordered = partsOf(schema)
    .flatMap(([section, part]) => partsOf(part).map(([item]) => ({ section, item })))
    .filter((one) => places.some(sameItem(one)))
  const [first, ...others] = ordered
  const merged = mergedClauses(ordered.map(({ section, item }) => partIn(partIn(schema, section), item)))
  if (first === undefined || others.length === 0 || merged === undefined) return schema as Fields // as it was
  return withPart(withoutItems(schema, others), first.section, (standing) => withPart(standing, first.item, () => merged))
}
