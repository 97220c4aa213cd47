import { isRecord } from '../json/typeOf.ts'
import { clausesOf } from './clauses.ts'
import { columnsOf } from './columns.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  type ItemPlace,
  isWrittenSame,
  namesOf,
  partIn,
  partsOf,
  textOf,
  withField,
  withItemAt,
  withPart,
} from './parts.ts'

/** An answer that a condition may ask about: `section.item.field`, as its author knows it. */
export interface AskedAnswer {
  name: string
  title: string
  type: 'integer' | 'number' | 'string'
  unit?: string
  choices?: { value: string; title: string }[]
}

const answerWords: Readonly<Record<string, string>> = { yes: '是', no: '否', na: '不适用' }

/** Where something stands that is shown only if: a section, or an item of it. */
export interface ShownPlace {
  section: string
  item?: string
}

/** Every answer above a place that a condition can ask about, in printed order. */
export function answersAbove(schema: unknown, { section, item }: ShownPlace): AskedAnswer[] {
  const all = partsOf(schema)
  const at = all.findIndex(([key]) => key === section)
  return all.slice(0, at + 1).flatMap(([key, part]) => {
    const items = partsOf(part)
    const own = item === undefined ? 0 : items.findIndex(([name]) => name === item)
    return (key === section ? items.slice(0, own) : items).flatMap(([name, asked]) => answersOf(`${key}.${name}`, asked))
  })
}

function answersOf(path: string, item: Fields): AskedAnswer[] {
  const { kind, no, unit } = annotationOf(item)
  const title = `${textOf(no) === '' ? '' : `${textOf(no)}. `}${textOf(item['title'])}`
  const clauses = clausesOf(item)
  const value = partIn(item, 'value')
  if (kind === 'judgement')
    return clauses.map((clause) => ({
      name: `${path}.${clause.key}`,
      title: clauses.length > 1 ? `${title}：${clause.title}` : title,
      type: 'string',
      choices: namesOf(partIn(item, clause.key)['enum']).map((answer) => ({
        value: answer,
        title: answerWords[answer] ?? answer,
      })),
    }))
  if ((kind === 'grade' || kind === 'choice') && Array.isArray(value['enum']))
    return [
      {
        name: `${path}.value`,
        title,
        type: 'string',
        choices: namesOf(value['enum']).map((word) => ({ value: word, title: word })),
      },
    ]
  if ((kind === 'number' || kind === 'score') && (value['type'] === 'number' || value['type'] === 'integer'))
    return [{ name: `${path}.value`, title, type: value['type'], ...(typeof unit === 'string' && { unit }) }]
  return []
}

/** Every number that a figure of an item can be computed of: of other items, and of their columns. */
export const numbersBeside = (schema: unknown, place: ItemPlace): { name: string; title: string }[] =>
  partsOf(schema).flatMap(([key, section]) =>
    partsOf(section).flatMap(([name, item]) => {
      const { kind, no } = annotationOf(item)
      if (key === place.section && name === place.item) return []
      const whole = {
        name: `${key}.${name}`,
        title: `${textOf(annotationOf(section)['no'])}、${textOf(no)} ${textOf(item['title'])}`,
      }
      if (kind === 'number' || kind === 'score') return [whole]
      return columnsOf(item)
        .filter((column) => column.kind === 'number')
        .map((column) => ({ name: `${whole.name}.${column.key}`, title: `${whole.title}：${column.title}` }))
    }),
  )

/**
 * A condition over the answers of a checklist as one over single answers by their paths, `{ properties: { 'a.b.answer': … } }`,
 * which is the form of every other condition of a plan; undefined where it says more than that.
 */
export function flatCondition(condition: unknown): Fields | undefined {
  const flat = flattened(condition)
  return flat !== undefined && isWrittenSame(nestedCondition(flat), condition) ? flat : undefined
}

function flattened(condition: unknown): Fields | undefined {
  if (!isRecord(condition)) return undefined
  for (const join of ['anyOf', 'allOf']) {
    if (!(join in condition)) continue
    const parts = Array.isArray(condition[join]) ? condition[join].map(flattened) : []
    return parts.every((part) => part !== undefined) ? { [join]: parts } : undefined
  }
  const tests = partsOf(condition).flatMap(([section, items]) =>
    partsOf(items).flatMap(([item, fields]) =>
      partsOf(fields).map(([field, test]): [string, Fields] => [`${section}.${item}.${field}`, test]),
    ),
  )
  return tests.length > 0 ? { properties: Object.fromEntries(tests), required: tests.map(([name]) => name) } : undefined
}

/** Such a condition as the checklist keeps it, section by section; each answer must be there to meet it. */
export function nestedCondition(flat: Fields): Fields {
  for (const join of ['anyOf', 'allOf'])
    if (Array.isArray(flat[join])) return { [join]: flat[join].map((part) => nestedCondition(fieldsOf(part))) }
  return partsOf(flat).reduce<Fields>((nested, [path, test]) => withTest(nested, path.split('.'), test), {})
}

function withTest(nested: Fields, [first, ...rest]: readonly string[], test: Fields): Fields {
  if (first === undefined) return test
  const properties = fieldsOf(nested['properties'])
  const required = namesOf(nested['required'])
  return {
    properties: { ...properties, [first]: withTest(fieldsOf(properties[first]), rest, test) },
    required: required.includes(first) ? required : [...required, first],
  }
}

const shownIf = 'x-shown-if'
const standsAt = (schema: unknown, { section, item }: ShownPlace): Fields =>
  item === undefined ? partIn(schema, section) : partIn(partIn(schema, section), item)

/** What is shown only if at a place: the condition as the document has it; undefined where it is always shown. */
export const shownIfAt = (schema: unknown, place: ShownPlace): unknown => standsAt(schema, place)[shownIf]

/** Shows a section or an item only if; always where no condition is given. */
export function withShownIf(schema: unknown, { section, item }: ShownPlace, condition: Fields | undefined): Fields {
  const write = (part: Fields) => withField(part, shownIf, condition)
  return item === undefined ? withPart(schema, section, write) : withItemAt(schema, { section, item }, write)
}

/** A condition with the places of items named as they are called by now; what cannot be read stays as it is. */
export function withPlacesRenamed(condition: unknown, renamed: ReadonlyMap<string, string>): unknown {
  const flat = flatCondition(condition)
  return flat === undefined ? condition : nestedCondition(withNames(flat, renamed))
}

function withNames(flat: Fields, renamed: ReadonlyMap<string, string>): Fields {
  for (const join of ['anyOf', 'allOf'])
    if (Array.isArray(flat[join])) return { [join]: flat[join].map((part) => withNames(fieldsOf(part), renamed)) }
  const tests = partsOf(flat).map(([path, test]): [string, Fields] => {
    const [section, item, ...field] = path.split('.')
    const place = renamed.get(`${section}.${item}`)
    return [place === undefined ? path : [place, ...field].join('.'), test]
  })
  return { properties: Object.fromEntries(tests), required: tests.map(([name]) => name) }
}
