import type { ItemKind } from '../kind/itemKinds.ts'
import { withClause } from './clauses.ts'
import { freeKey, moved } from './lists.ts'
import { isAnswered, newItem } from './newItem.ts'
import {
  chineseNumber,
  type Fields,
  fieldsOf,
  type ItemPlace,
  namesOf,
  numbered,
  partsOf,
  requiredIn,
  textOf,
  withOption,
  withPart,
  withParts,
} from './parts.ts'
import type { PastedSection } from './pasted.ts'

/** An item as its author finds it: where it stands and how it is asked. */
export interface EditedItem {
  key: string
  no: string
  title: string
  kind: string
  isRequired: boolean
}

export interface EditedSection {
  key: string
  no: string
  title: string
  items: EditedItem[]
}

/** The sections of a checklist and their items, in printed order. */
export function sectionsOf(schema: unknown): EditedSection[] {
  return partsOf(schema).map(([key, section]) => ({
    ...{ key, no: textOf(fieldsOf(section['x-item'])['no']), title: textOf(section['title']) },
    items: partsOf(section).map(([item, asked]): EditedItem => {
      return {
        ...{ key: item, no: textOf(fieldsOf(asked['x-item'])['no']), title: textOf(asked['title']) },
        kind: textOf(fieldsOf(asked['x-item'])['kind']),
        isRequired: namesOf(section['required']).includes(item),
      }
    }),
  }))
}

/** A checklist of one section without items, for them to be written into. */
export const newChecklist = (title: string): Fields =>
  withSection({ type: 'object', title, properties: {}, required: [], additionalProperties: false }, '检查内容')

/** Adds a section at the end; a checklist demands its sections. */
export function withSection(schema: unknown, title: string): Fields {
  const parts = partsOf(schema)
  const key = freeKey(
    'section',
    parts.map(([name]) => name),
  )
  const section = {
    type: 'object',
    title,
    'x-item': { kind: 'section', no: '' },
    properties: {},
    required: [],
    additionalProperties: false,
  }
  return withParts(schema, numbered([...parts, [key, section]], chineseNumber), [...requiredIn(schema), key])
}

/** Moves a section to another place, or takes it out where there is none. */
export function movedSection(schema: unknown, from: number, to: number | null): Fields {
  const parts = partsOf(schema)
  const next = to === null ? parts.filter((_, at) => at !== from) : moved(parts, from, to)
  return withParts(schema, numbered(next, chineseNumber), requiredIn(schema))
}

/** Calls a section by another title. */
export const titledSection = (schema: unknown, key: string, title: string): Fields =>
  withPart(schema, key, (section) => ({ ...section, title }))

/** What a new item begins with. */
export interface NewItem {
  kind: ItemKind
  title: string
  good?: 'no'
  unit?: string
}

/** Adds items at the end of a section, each demanded that can be answered. */
export function withItems(schema: unknown, section: string, items: readonly NewItem[]): Fields {
  return withPart(schema, section, (standing) => {
    const taken = partsOf(standing).map(([key]) => key)
    const added = items.map(({ kind, title, good, unit }) => {
      const key = freeKey('item', taken)
      taken.push(key)
      const item = newItem(kind, title)
      const judged = good === undefined ? item : withClause(item, 'answer', { good })
      return { key, kind, item: unit === undefined ? judged : withOption(judged, 'unit', unit) }
    })
    const required = [...requiredIn(standing), ...added.filter(({ kind }) => isAnswered(kind)).map(({ key }) => key)]
    return withParts(
      standing,
      numbered([...partsOf(standing), ...added.map(({ key, item }) => [key, item] as const)], String),
      required,
    )
  })
}

/** Adds what was pasted: its sections at the end, and what has no heading to a section that is there, or to one of its own. */
export const withPasted = (
  schema: unknown,
  pasted: readonly PastedSection[],
  into: { section: string | null; untitled: string },
): Fields =>
  pasted.reduce<Fields>((so, { title, items }) => {
    const isThere = title === null && partsOf(so).some(([key]) => key === into.section)
    const begun = isThere ? so : withSection(so, title ?? into.untitled)
    const section = isThere ? into.section : partsOf(begun).at(-1)?.[0]
    return withItems(begun, section ?? '', items)
  }, fieldsOf(schema))

/** The checklist without the sections that ask nothing, as a new one has until something was pasted. */
export const withoutEmptySections = (schema: unknown): Fields =>
  withParts(
    schema,
    numbered(
      partsOf(schema).filter(([, section]) => partsOf(section).length > 0),
      chineseNumber,
    ),
    requiredIn(schema),
  )

/** Moves an item within its section, or takes it out where there is no place to go. */
export function movedItem(schema: unknown, section: string, from: number, to: number | null): Fields {
  return withPart(schema, section, (standing) => {
    const parts = partsOf(standing)
    const next = to === null ? parts.filter((_, at) => at !== from) : moved(parts, from, to)
    return withParts(standing, numbered(next, String), requiredIn(standing))
  })
}

/** An item by another title; a field that was called the same, such as its only question, goes along. */
export function withTitle(item: Fields, title: string): Fields {
  const fields = partsOf(item).map(([name, part]): [string, Fields] => [
    name,
    part['title'] === item['title'] ? { ...part, title } : part,
  ])
  return { ...item, title, properties: Object.fromEntries(fields) }
}

/** Calls an item of a checklist by another title. */
export const titledItem = (schema: unknown, { section, item }: ItemPlace, title: string): Fields =>
  withPart(schema, section, (standing) => withPart(standing, item, (asked) => withTitle(asked, title)))

/** Whether an item must be answered. */
export function requiredItem(schema: unknown, { section, item }: ItemPlace, isRequired: boolean): Fields {
  return withPart(schema, section, (standing) => {
    const required = requiredIn(standing).filter((key) => key !== item)
    return withParts(standing, partsOf(standing), isRequired ? [...required, item] : required)
  })
}
