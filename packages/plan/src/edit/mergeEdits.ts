import { isKeyedList, isObject, type Keyed, sameJson } from '../json/json.ts'
import { type Place, valueAt } from './editing.ts'

/** A place that two people changed, each in another way. */
export interface EditConflict {
  at: Place
  mine: unknown
  theirs: unknown
}

/** Two people's changes put together. */
interface MergedEdits {
  /** Has both people's changes, and mine where both changed the same. */
  document: unknown
  conflicts: EditConflict[]
}

/**
 * Puts together what two people made of one document, field by field and element by element. Elements are told apart by
 * their key, so that one that was moved is the same one; other lists count as a whole. Of an element that one removed and
 * the other changed the change stays, as a conflict.
 */
export function mergeEdits(base: unknown, mine: unknown, theirs: unknown): MergedEdits {
  const conflicts: EditConflict[] = []
  const merge = (at: Place, [old, own, other]: readonly [unknown, unknown, unknown]): unknown => {
    if (sameJson(own, other) || sameJson(old, other)) return own
    if (sameJson(old, own)) return other
    if (isObject(own) && isObject(other)) return mergeGroups(at, isObject(old) ? old : {}, own, other)
    if (isKeyedList(own) && isKeyedList(other)) return mergeLists(at, isKeyedList(old) ? old : [], own, other)
    conflicts.push({ at, mine: own, theirs: other })
    return own ?? other
  }
  type Fields = Readonly<Record<string, unknown>>
  function mergeGroups(at: Place, old: Fields, own: Fields, other: Fields): Fields {
    const names = [...new Set([...Object.keys(own), ...Object.keys(other)])]
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = merge([...at, name], [old[name], own[name], other[name]])
        return value === undefined ? [] : [[name, value]]
      }),
    )
  }
  function mergeLists(at: Place, old: readonly Keyed[], own: readonly Keyed[], other: readonly Keyed[]): unknown[] {
    const of = (list: readonly Keyed[], key: string) => list.find((element) => element.key === key)
    return mergedOrder(old, own, other).flatMap((key) => {
      const value = merge([...at, key], [of(old, key), of(own, key), of(other, key)])
      return value === undefined ? [] : [value]
    })
  }
  const document = merge([], [base, mine, theirs])
  return { document, conflicts }
}

/** The keys in my order, or in the other's where mine is as it was; what only the other has stands behind what it follows there. */
function mergedOrder(old: readonly Keyed[], own: readonly Keyed[], other: readonly Keyed[]): string[] {
  const keysOf = (list: readonly Keyed[]) => list.map(({ key }) => key)
  const [oldKeys, ownKeys, otherKeys] = [keysOf(old), keysOf(own), keysOf(other)]
  const common = new Set(ownKeys.filter((key) => oldKeys.includes(key)))
  const isAsItWas = sameJson(
    ownKeys.filter((key) => common.has(key)),
    oldKeys.filter((key) => common.has(key)),
  )
  const [first, second] = isAsItWas ? [otherKeys, ownKeys] : [ownKeys, otherKeys]
  const order = [...first]
  second.forEach((key, at) => {
    if (order.includes(key)) return
    const before = second.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
  })
  return order
}

/** A place of a merge, which tells elements by their key, as the place where they stand in a document; behind its list where one does not. */
export function standingPlace(document: unknown, at: Place): Place {
  const place: (string | number)[] = []
  for (const step of at) {
    const here = valueAt(document, place)
    const index = Array.isArray(here) ? here.findIndex((element) => valueAt(element, ['key']) === step) : -1
    place.push(Array.isArray(here) ? (index < 0 ? here.length : index) : step)
  }
  return place
}

/** Where what stands at a place of a document stands in another one, by the keys of the elements on the way. */
export const samePlace = (document: unknown, other: unknown, at: Place): Place =>
  standingPlace(
    other,
    at.map((step, index) =>
      typeof step === 'number' ? String(valueAt(document, [...at.slice(0, index + 1), 'key']) ?? step) : step,
    ),
  )
