import { choiceWords } from '../check/choiceWords.ts'
import planSchema from '../schema/plan.schema.json' with { type: 'json' }
import { weekdayWords } from '../when/whenWords.ts'
import { fieldWords } from '../wording/fieldWords.ts'
import type { Wording } from '../wording/words.ts'
import { type NamedPart, referencePart } from './referenceParts.ts'

/** A field of a plan and how it is filled: what a form needs to know of it. */
export type PlanField =
  | { kind: 'text'; isLong: boolean; most?: number }
  | { kind: 'date' }
  | { kind: 'yearDay' }
  | { kind: 'hour' }
  | { kind: 'region' }
  /** Made by the platform once, and never changed: what others name the element by. */
  | { kind: 'key' }
  | { kind: 'number'; isWhole: boolean; least?: number; most?: number }
  | { kind: 'flag' }
  /** One of some values; `numbers` where a number will do as well, such as the day of a month. */
  | { kind: 'choice'; choices: Choice[]; numbers?: { least: number; most: number } }
  /** An element of another part of the plan, by its key. */
  | { kind: 'reference'; part: NamedPart }
  | { kind: 'group'; fields: NamedField[] }
  /** One of several groups, told apart by their field `kind`. */
  | { kind: 'kinds'; kinds: (Choice & { fields: NamedField[] })[] }
  | { kind: 'list'; of: PlanField; least: number }
  /** Fields under names of the author's own. */
  | { kind: 'named'; of: PlanField }
  /** A value that an element has or has not; a required one is always there and nobody is asked for it. */
  | { kind: 'mark'; value: string | number | boolean }
  /** One of the attributes that targets are registered with. */
  | { kind: 'attribute' }
  /** A condition over attributes or over a standing, see `conditionTerm`. */
  | { kind: 'condition' }
  /** The sections and items of a checklist; they are edited by `@duzhan/checklist/edit`. */
  | { kind: 'questions' }
  /** What a plan leaves out of its superior's: it is told where that stands, see `leftOutOf`. */
  | { kind: 'leftOut' }
  /** What nobody writes by hand, such as how a form arranges its fields. */
  | { kind: 'apart' }

export interface Choice {
  value: string | number
  words: Wording
}

export interface NamedField {
  name: string
  /** Where it stands in the schema, `duties.visits.times`. */
  path: string
  words: Wording
  isRequired: boolean
  field: PlanField
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const conditions = new Set(['targetLists.rules.where', 'indicators.qualifies', 'indicators.measure.where', 'ladder.when'])
const attributes = new Set([
  ...['targetLists.draw.stratify', 'targetLists.atLeast.by', 'targetKinds.derived.numerator'],
  ...['targetKinds.derived.denominator', 'targetKinds.attributes.required'],
])
const weekdays: Choice[] = weekdayWords.map((words, at) => ({ value: at + 1, words }))
const apart = new Set(['checklists.uiSchema'])
/** Longer than this, a text is written on several lines. */
const longText = 500

const wordsAt = (path: string): Wording => fieldWords(path) ?? { zh: path, en: path }

function choicesOf(path: string, values: readonly unknown[]): Choice[] {
  return values.map((value) => {
    const written = typeof value === 'number' ? value : String(value)
    return { value: written, words: choiceWords(path, String(value)) ?? { zh: String(value), en: String(value) } }
  })
}

function fieldsOf(schema: Node, path: string): NamedField[] {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(isNode(schema['properties']) ? schema['properties'] : {}).flatMap(([name, part]) => {
    const at = path === '' ? name : `${path}.${name}`
    if (!isNode(part)) return []
    return [{ name, path: at, words: wordsAt(at), isRequired: required.includes(name), field: fieldOf(part, at) }]
  })
}

function fieldOf(schema: Node, path: string): PlanField {
  const name = path.split('.').at(-1) ?? ''
  if (conditions.has(path)) return { kind: 'condition' }
  if (path === 'checklists.schema') return { kind: 'questions' }
  if (path === 'removes') return { kind: 'leftOut' }
  if (apart.has(path)) return { kind: 'apart' }
  const part = referencePart(path)
  if (part)
    return schema['type'] === 'array'
      ? { kind: 'list', of: { kind: 'reference', part }, least: leastOf(schema) }
      : { kind: 'reference', part }
  if (attributes.has(path) && schema['type'] === 'string') return { kind: 'attribute' }
  if (path === 'duties.burden.notOn' && schema['type'] === 'integer') return { kind: 'choice', choices: weekdays }
  if ('const' in schema) return markOf(schema['const'])
  const kinds = nodesOf(schema['oneOf'])
  if (kinds.length > 0) return { kind: 'kinds', kinds: kinds.flatMap((each) => kindsOf(each, path)) }
  const either = alternativesOf(schema)
  if (either.length > 1) return eitherOf(either, path)
  if (Array.isArray(schema['enum'])) return { kind: 'choice', choices: choicesOf(path, schema['enum']) }
  switch (schema['type']) {
    case 'object':
      return isNode(schema['additionalProperties'])
        ? { kind: 'named', of: fieldOf(schema['additionalProperties'], `${path}.*`) }
        : { kind: 'group', fields: fieldsOf(schema, path) }
    case 'array':
      return { kind: 'list', of: fieldOf(isNode(schema['items']) ? schema['items'] : {}, path), least: leastOf(schema) }
    case 'boolean':
      return { kind: 'flag' }
    case 'integer':
    case 'number':
      return numberField(schema)
    default:
      return textField(schema, name)
  }
}

const leastOf = (schema: Node): number => numberOf(schema['minItems']) ?? 0

const alternativesOf = (schema: Node): Node[] =>
  nodesOf(schema['anyOf']).flatMap((each) => (nodesOf(each['anyOf']).length > 0 ? alternativesOf(each) : [each]))

/** A number or one of some words, as the day of a month or its last. */
function eitherOf(either: readonly Node[], path: string): PlanField {
  const number = either.find(({ type }) => type === 'integer')
  const [least, most] = [numberOf(number?.['minimum']) ?? 0, numberOf(number?.['maximum']) ?? 0]
  const choices = choicesOf(
    path,
    either.flatMap((each) => ('const' in each ? [each['const']] : [])),
  )
  return { kind: 'choice', choices, ...(number && { numbers: { least, most } }) }
}

function kindsOf(schema: Node, path: string): (Choice & { fields: NamedField[] })[] {
  const all = fieldsOf(schema, path)
  const kind = all.find(({ name }) => name === 'kind')
  const fields = all.filter((field) => field !== kind)
  const values = kind?.field.kind === 'mark' ? [kind.field.value] : []
  const choices = kind?.field.kind === 'choice' ? kind.field.choices : choicesOf(`${path}.kind`, values)
  return choices.map((choice) => ({ ...choice, fields }))
}

const markOf = (value: unknown): PlanField => ({
  kind: 'mark',
  value: typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
})

function numberField(schema: Node): PlanField {
  const above = numberOf(schema['exclusiveMinimum'])
  const least = numberOf(schema['minimum']) ?? (above === 0 && schema['type'] === 'integer' ? 1 : above)
  const most = numberOf(schema['maximum'])
  return {
    ...{ kind: 'number', isWhole: schema['type'] === 'integer' },
    ...(least !== undefined && { least }),
    ...(most !== undefined && most < Number.MAX_SAFE_INTEGER && { most }),
  }
}

function textField(schema: Node, name: string): PlanField {
  const patterns = [schema, ...nodesOf(schema['allOf'])].map(({ pattern }) => String(pattern))
  if (name === 'key') return { kind: 'key' }
  if (patterns.some((pattern) => pattern.includes('-02-29'))) return { kind: 'date' }
  if (patterns.some((pattern) => pattern.includes('[0-3]):[0-5]'))) return { kind: 'hour' }
  if (patterns.some((pattern) => pattern.startsWith('^(0[1-9]|1[0-2])-'))) return { kind: 'yearDay' }
  if (patterns.includes('^\\d{12}$')) return { kind: 'region' }
  const most = numberOf(schema['maxLength'])
  return { kind: 'text', isLong: (most ?? 0) > longText, ...(most !== undefined && { most }) }
}

/**
 * Every field of a plan, in the order of its schema, each with its words and how it is filled. Read off the published schema:
 * a page that writes plans needs nothing of what checks them.
 */
export const planForm = (): NamedField[] => fieldsOf(planSchema, '')
