import { isRecord } from '../json/typeOf.ts'
import { freeKey, moved } from './lists.ts'
import { newItem, type PlainItemKind } from './newItem.ts'

type Fields = Readonly<Record<string, unknown>>

/** Where an item stands: the keys of its section and its own. */
interface ItemPlace {
  section: string
  item: string
}

/** What is found when the answer to a question is not the good one. */
export interface EditedFinding {
  category: string
  severity: 'general' | 'serious'
  responsible: Fields
  days: number
}

/** An item as its author sees it. `good` and `finding` are of a judgement of one question. */
export interface EditedItem {
  key: string
  no: string
  title: string
  kind: string
  isRequired: boolean
  good: 'yes' | 'no' | null
  finding: EditedFinding | null
}

export interface EditedSection {
  key: string
  no: string
  title: string
  items: EditedItem[]
}

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const partsOf = (schema: unknown): [string, Fields][] =>
  Object.entries(fieldsOf(fieldsOf(schema)['properties'])).map(([key, part]) => [key, fieldsOf(part)])
const namesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The only question of a judgement, by its field; undefined where it asks several or none. */
function questionOf(item: Fields): [string, Fields] | undefined {
  const questions = partsOf(item).filter(([, part]) => fieldsOf(part['x-item'])['kind'] === 'clause')
  return questions.length === 1 ? questions[0] : undefined
}

function findingOf(question: Fields | undefined): EditedFinding | null {
  const rule = question?.['x-finding']
  if (!isRecord(rule)) return null
  const { category, severity, responsible, days } = rule
  return {
    category: textOf(category),
    severity: severity === 'serious' ? 'serious' : 'general',
    responsible: fieldsOf(responsible),
    days: typeof days === 'number' ? days : 0,
  }
}

/** The sections of a checklist and their items, in printed order. */
export function sectionsOf(schema: unknown): EditedSection[] {
  return partsOf(schema).map(([key, section]) => ({
    ...{ key, no: textOf(fieldsOf(section['x-item'])['no']), title: textOf(section['title']) },
    items: partsOf(section).map(([item, asked]): EditedItem => {
      const [, question] = questionOf(asked) ?? []
      const good = fieldsOf(question?.['x-item'])['good']
      return {
        ...{ key: item, no: textOf(fieldsOf(asked['x-item'])['no']), title: textOf(asked['title']) },
        kind: textOf(fieldsOf(asked['x-item'])['kind']),
        isRequired: namesOf(section['required']).includes(item),
        good: good === 'yes' || good === 'no' ? good : null,
        finding: findingOf(question),
      }
    }),
  }))
}

/** A group of parts in another order, or with others in it: what is asked, and what must be answered. */
function withParts(schema: unknown, parts: readonly (readonly [string, unknown])[], required: readonly string[]): Fields {
  const keys = parts.map(([key]) => key)
  return { ...fieldsOf(schema), properties: Object.fromEntries(parts), required: keys.filter((key) => required.includes(key)) }
}

const requiredIn = (schema: unknown): string[] => namesOf(fieldsOf(schema)['required'])

/** Writes one part of a checklist or of a section anew. */
function withPart(schema: unknown, key: string, change: (part: Fields) => Fields): Fields {
  const parts = partsOf(schema).map(([name, part]): [string, Fields] => [name, name === key ? change(part) : part])
  return { ...fieldsOf(schema), properties: Object.fromEntries(parts) }
}

const chineseDigits = '零一二三四五六七八九'
/** A number as sections are numbered in documents: 一, 十, 二十三; up to 99. */
function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : chineseDigits[tens]}十`
  return `${ten}${ones === 0 && tens > 0 ? '' : chineseDigits[ones]}`
}

const numbered = (parts: readonly (readonly [string, Fields])[], no: (place: number) => string): [string, Fields][] =>
  parts.map(([key, part], place) => [key, { ...part, 'x-item': { ...fieldsOf(part['x-item']), no: no(place + 1) } }])

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

/** Adds items at the end of a section, each demanded. */
export function withItems(schema: unknown, section: string, items: readonly { kind: PlainItemKind; title: string }[]): Fields {
  return withPart(schema, section, (standing) => {
    const taken = partsOf(standing).map(([key]) => key)
    const added = items.map(({ kind, title }): [string, Fields] => {
      const key = freeKey('item', taken)
      taken.push(key)
      return [key, newItem(kind, title)]
    })
    const required = [...requiredIn(standing), ...added.map(([key]) => key)]
    return withParts(standing, numbered([...partsOf(standing), ...added], String), required)
  })
}

/** Moves an item within its section, or takes it out where there is no place to go. */
export function movedItem(schema: unknown, section: string, from: number, to: number | null): Fields {
  return withPart(schema, section, (standing) => {
    const parts = partsOf(standing)
    const next = to === null ? parts.filter((_, at) => at !== from) : moved(parts, from, to)
    return withParts(standing, numbered(next, String), requiredIn(standing))
  })
}

/** Calls an item by another title; a field that was called the same, such as its only question, goes along. */
export function titledItem(schema: unknown, { section, item }: ItemPlace, title: string): Fields {
  return withPart(schema, section, (standing) =>
    withPart(standing, item, (asked) => {
      const fields = partsOf(asked).map(([name, part]): [string, Fields] => [
        name,
        part['title'] === asked['title'] ? { ...part, title } : part,
      ])
      return { ...asked, title, properties: Object.fromEntries(fields) }
    }),
  )
}

/** Whether an item must be answered. */
export function requiredItem(schema: unknown, { section, item }: ItemPlace, isRequired: boolean): Fields {
  return withPart(schema, section, (standing) => {
    const required = requiredIn(standing).filter((key) => key !== item)
    return withParts(standing, partsOf(standing), isRequired ? [...required, item] : required)
  })
}

const bad = (good: 'yes' | 'no') => (good === 'yes' ? 'no' : 'yes')

/**
 * Which answer to a judgement's only question is the good one, and what is found when another is given. A note is asked for
 * with the bad answer where it was before. What has no single question stays as it is.
 */
export function judgedItem(
  schema: unknown,
  { section, item }: ItemPlace,
  { good, finding }: Pick<EditedItem, 'good' | 'finding'>,
): Fields {
  return withPart(schema, section, (standing) =>
    withPart(standing, item, (asked) => {
      const [name, question] = questionOf(asked) ?? []
      if (name === undefined || question === undefined || good === null) return asked
      const { 'x-finding': rule, ...rest } = question
      const judged = {
        ...{ ...rest, 'x-item': { ...fieldsOf(question['x-item']), good } },
        ...(finding && { 'x-finding': { title: asked['title'], ...fieldsOf(rule), ...finding, when: { const: bad(good) } } }),
      }
      const properties = Object.fromEntries(partsOf(asked).map(([field, part]) => [field, field === name ? judged : part]))
      const asksNote = isRecord(asked['if']) && isRecord(fieldsOf(fieldsOf(asked['if'])['properties'])[name])
      return { ...asked, properties, ...(asksNote && { if: { properties: { [name]: { const: bad(good) } }, required: [name] } }) }
    }),
  )
}

const numbering =
  /^\s*(?:[（(]?[一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|\d{1,3}\s*[.．、:：](?!\d)|[-•·●□○])\s*/

/** What was pasted, line by line without its numbering, each with the kind of item that its wording asks for. */
export function readPasted(text: string): { kind: PlainItemKind; title: string }[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const title = line
      .replace(numbering, '')
      .replace(/[\t ]+/g, ' ')
      .trim()
      .replace(/[;；。]$/, '')
    return title === '' ? [] : [{ kind: kindFor(title), title: title.slice(0, 300) }]
  })
}

function kindFor(title: string): PlainItemKind {
  if (/是否|有无|能否|是不是/.test(title)) return 'judgement'
  if (/照片|拍照/.test(title)) return 'photo'
  if (/位置|定位/.test(title)) return 'position'
  if (/日期$/.test(title)) return 'date'
  if (/(数|数量|人数|户数|率|金额|面积|温度)(（.*）)?$/.test(title)) return 'number'
  if (/情况|问题|说明|建议|意见/.test(title)) return 'longText'
  return 'judgement'
}
