import { isRecord, scalarText } from '../json/typeOf.ts'

/** A part of a checklist as its author's document has it, whatever else it holds. */
export type Fields = Readonly<Record<string, unknown>>

/** Where an item stands: the keys of its section and its own. */
export interface ItemPlace {
  section: string
  item: string
}

export const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {})
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const namesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(scalarText) : [])
/** The parts of a group in their order: the sections of a checklist, the items of a section, the fields of an item. */
export const partsOf = (schema: unknown): [string, Fields][] =>
  Object.entries(fieldsOf(fieldsOf(schema)['properties'])).map(([key, part]) => [key, fieldsOf(part)])
export const requiredIn = (schema: unknown): string[] => namesOf(fieldsOf(schema)['required'])
/** One part of a group; a group without fields where it has no such part. */
export function partIn(schema: unknown, key: string): Fields {
  const parts = fieldsOf(fieldsOf(schema)['properties'])
  return Object.hasOwn(parts, key) ? fieldsOf(parts[key]) : {}
}

/** Whether two values are written the same, to the byte. */
export const isWrittenSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** A group with a field written, or without it where there is no value; whatever else it holds stays in its order. */
export function withField(group: Fields, name: string, value: unknown): Fields {
  if (value !== undefined) return { ...group, [name]: value }
  return Object.hasOwn(group, name) ? Object.fromEntries(Object.entries(group).filter(([field]) => field !== name)) : group
}

/** A group of parts in another order, or with others in it: what is asked, and what must be answered. */
export function withParts(schema: unknown, parts: readonly (readonly [string, unknown])[], required: readonly string[]): Fields {
  const keys = parts.map(([key]) => key)
  return { ...fieldsOf(schema), properties: Object.fromEntries(parts), required: keys.filter((key) => required.includes(key)) }
}

/** Writes one part of a checklist, of a section or of an item anew; where there is none, nothing changes. */
export function withPart(schema: unknown, key: string, change: (part: Fields) => Fields): Fields {
  const parts = partsOf(schema).map(([name, part]): [string, Fields] => [name, name === key ? change(part) : part])
  return { ...fieldsOf(schema), properties: Object.fromEntries(parts) }
}

/** Writes a part of a group, behind the others where it is new, or takes it away with what demands it. */
export function withPartAs(schema: Fields, key: string, part: Fields | undefined): Fields {
  const properties = withField(fieldsOf(schema['properties']), key, part)
  const required = requiredIn(schema)
  return part === undefined && required.includes(key)
    ? { ...schema, properties, required: required.filter((name) => name !== key) }
    : { ...schema, properties }
}

/**
 * A group in which the parts that `isOne` tells are replaced by others, at the place of the first; the others stay where they
 * are. `required` names those of the new ones that are demanded; of the others what was demanded is.
 */
export function withThose(
  group: Fields,
  isOne: (part: Fields) => boolean,
  { those, required }: { those: readonly (readonly [string, Fields])[]; required: readonly string[] },
): Fields {
  const all = partsOf(group)
  const first = all.findIndex(([, part]) => isOne(part))
  const others = all.filter(([, part]) => !isOne(part)).map(([key]) => key)
  const before = all.slice(0, Math.max(first, 0))
  const behind = all.slice(before.length).filter(([, part]) => !isOne(part))
  return withParts(
    group,
    [...before, ...those, ...behind],
    [...requiredIn(group).filter((key) => others.includes(key)), ...required],
  )
}

/** The item at a place; a group without fields where none stands there. */
export const itemAt = (schema: unknown, { section, item }: ItemPlace): Fields => partIn(partIn(schema, section), item)

/** Writes the item at a place anew. */
export const withItemAt = (schema: unknown, { section, item }: ItemPlace, change: (item: Fields) => Fields): Fields =>
  withPart(schema, section, (standing) => withPart(standing, item, change))

export const annotationOf = (part: Fields): Fields => fieldsOf(part['x-item'])
/** A part with an option of its annotation written, or without it. */
export const withOption = (part: Fields, option: string, value: unknown): Fields => ({
  ...part,
  'x-item': withField(annotationOf(part), option, value),
})

const chineseDigits = '零一二三四五六七八九'
/** A number as sections are numbered in documents: 一, 十, 二十三; up to 99. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : chineseDigits[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : chineseDigits[ones]}`
}

/** Parts numbered as they stand; one that is numbered so already stays the very same. */
export const numbered = (parts: readonly (readonly [string, Fields])[], no: (place: number) => string): [string, Fields][] =>
  parts.map(([key, part], place) => [
    key,
    annotationOf(part)['no'] === no(place + 1) ? part : withOption(part, 'no', no(place + 1)),
  ])
