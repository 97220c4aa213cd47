export type JsonObject = Record<string, unknown>
export type Keyed = JsonObject & { key: string }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isKeyed = (value: unknown): value is Keyed => isObject(value) && typeof value['key'] === 'string'

/** Tells a list of elements with keys of their own from any other array; an empty list is one of these too. */
export function isKeyedList(value: unknown): value is Keyed[] {
  return Array.isArray(value) && value.every(isKeyed) && new Set(value.map((element) => element.key)).size === value.length
}

/** Tells whether two JSON values say the same; the order of an object's members says nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => sameJson(value, other[index]))
  if (!isObject(one) || !isObject(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
  )
}
