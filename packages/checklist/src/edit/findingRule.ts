import { isRecord, scalarText } from '../json/typeOf.ts'
import { type FindingLimit, limitOfRule } from '../schema/findingLimit.ts'
import { columnsOf, wordsOf } from './columns.ts'
import { deductionsIn, isByDeductions } from './deductions.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  isWrittenSame,
  namesOf,
  partIn,
  partsOf,
  textOf,
  withField,
  withPartAs,
} from './parts.ts'

const comparisons = { least: 'minimum', above: 'exclusiveMinimum', most: 'maximum', below: 'exclusiveMaximum' } as const
export type Bound = keyof typeof comparisons
const bounds = Object.keys(comparisons) as Bound[] // the keys of the table

/**
 * Which answers open a finding: a number on one side of a limit, some of the item's words, points taken off for some reasons, each
 * row that says some words in a column, or what only the document says.
 */
export type FindingWhen =
  | { kind: 'bad' }
  | { kind: 'number'; bound: Bound; limit: number }
  | { kind: 'words'; words: string[] }
  | { kind: 'reasons'; reasons: string[] }
  | { kind: 'rows'; column: string; words: string[] }
  | { kind: 'kept' }

/** When an answer is a finding, how serious, of which part of the plan, whose, and by when. */
export interface FindingSetting {
  when: FindingWhen
  title: string
  category: string
  severity: 'general' | 'serious'
  responsible: { level: string; unit?: string }
  /** Null where the plan says it for all findings of its kind. */
  limit: FindingLimit | null
}

/** A rule as its author reads it; `when` is what `read` finds in its condition. */
export function findingSetting(rule: unknown, read: (when: unknown) => FindingWhen): FindingSetting | null {
  if (!isRecord(rule)) return null
  const { title, category, severity, responsible, when } = rule
  const { level, unit } = fieldsOf(responsible)
  return {
    ...{ when: read(when), title: textOf(title), category: textOf(category) },
    severity: severity === 'serious' ? 'serious' : 'general',
    responsible: { level: textOf(level), ...(typeof unit === 'string' && { unit }) },
    limit: limitOfRule(rule),
  }
}

/** A rule as the document keeps it, with `when` as its condition; what else stood in it stays. */
export function findingRule(standing: unknown, { when: _, limit, ...told }: FindingSetting, when: unknown): Fields {
  return { when, ...withLimit(fieldsOf(standing), limit), ...told, ...(when !== undefined && { when }) }
}

const limitFields = ['days', 'within', 'unit']

/** A rule with this limit where its own stands; in days it is written by their number alone. */
function withLimit(rule: Fields, limit: FindingLimit | null): Fields {
  if (isWrittenSame(limitOfRule(rule), limit)) return rule
  const written = limit === null ? {} : limit.unit === 'day' ? { days: limit.within } : { within: limit.within, unit: limit.unit }
  const at = Object.keys(rule).findIndex((field) => limitFields.includes(field))
  const entries = Object.entries(rule)
  const others = (some: typeof entries) => some.filter(([field]) => !limitFields.includes(field))
  const before = at < 0 ? entries.length : at
  return Object.fromEntries([...others(entries.slice(0, before)), ...Object.entries(written), ...others(entries.slice(before))])
}

function numberWhen(when: unknown): FindingWhen {
  const bound = bounds.find((one) => isWrittenSame(Object.keys(fieldsOf(when)), [comparisons[one]]))
  const limit = bound && fieldsOf(when)[comparisons[bound]]
  return bound && typeof limit === 'number' ? { kind: 'number', bound, limit } : { kind: 'kept' }
}

/** The words that a condition asks a part for; none where it asks otherwise. */
const askedOf = (when: unknown, key: string): string[] => {
  const asked = partIn(when, key)
  return 'const' in asked ? [scalarText(asked['const'])] : namesOf(asked['enum'])
}
const wordsCondition = (words: readonly string[], key = 'value'): Fields => ({
  properties: { [key]: words.length === 1 ? { const: words[0] } : { enum: words } },
  required: [key],
})

function wordsWhen(when: unknown): FindingWhen {
  const words = askedOf(when, 'value')
  return words.length > 0 && isWrittenSame(when, wordsCondition(words)) ? { kind: 'words', words } : { kind: 'kept' }
}

function rowsWhen(when: unknown): FindingWhen {
  const [column = ''] = partsOf(when).map(([key]) => key)
  const words = askedOf(when, column)
  return words.length > 0 && isWrittenSame(when, wordsCondition(words, column))
    ? { kind: 'rows', column, words }
    : { kind: 'kept' }
}

const countedFor = (reason: string): Fields => ({
  properties: { deductions: { properties: { [reason]: { minimum: 1 } }, required: [reason] } },
  required: ['deductions'],
})
const reasonsCondition = (reasons: readonly string[]): Fields =>
  reasons.length === 1 ? countedFor(String(reasons[0])) : { anyOf: reasons.map(countedFor) }

function reasonsWhen(when: unknown): FindingWhen {
  const some = fieldsOf(when)['anyOf']
  const reasons = (Array.isArray(some) ? some : [when]).flatMap((one) => partsOf(partIn(one, 'deductions')).map(([key]) => key))
  return reasons.length > 0 && isWrittenSame(when, reasonsCondition(reasons)) ? { kind: 'reasons', reasons } : { kind: 'kept' }
}

/** Every place of an item that a rule stands at: the item, its fields, and the rows of a table. */
const rulesOf = (item: Fields): unknown[] =>
  [item, ...partsOf(item).flatMap(([, part]) => [part, fieldsOf(part['items'])])].flatMap((part) => part['x-finding'] ?? [])

interface Worded {
  key: string
  title: string
  words: readonly string[]
}

/** What a rule of an item can be written of: its number, its words, its reasons for taking points off, or a column of its rows. */
export type FindingAsks =
  | { of: 'number' }
  | { of: 'words'; words: readonly string[] }
  | { of: 'reasons'; reasons: readonly { key: string; title: string }[] }
  | { of: 'rows'; columns: readonly Worded[] }

/** What a rule in words can be written of; null for an item that has none such. Judgements have theirs at their questions. */
export function findingAsks(item: Fields): FindingAsks | null {
  const kind = textOf(annotationOf(item)['kind'])
  if (kind === 'score' && isByDeductions(item)) {
    const reasons = deductionsIn(item).map(({ key, title }) => ({ key, title }))
    return reasons.length > 0 ? { of: 'reasons', reasons } : null
  }
  if (kind === 'number' || (kind === 'score' && 'type' in partIn(item, 'value'))) return { of: 'number' }
  if (kind === 'grade' || kind === 'choice') return { of: 'words', words: wordsOf(partIn(item, 'value')) }
  if (kind !== 'table' && kind !== 'household') return null
  const columns = columnsOf(item)
    .filter((column) => column.kind === 'grade' || column.kind === 'choice')
    .map(({ key, title, words }) => ({ key, title, words }))
  return columns.length > 0 ? { of: 'rows', columns } : null
}

/** How a rule is read, by what it is written of, and how its condition is written. */
const readings = { number: numberWhen, words: wordsWhen, reasons: reasonsWhen, rows: rowsWhen } as const

function conditionOf(when: FindingWhen): Fields | undefined {
  switch (when.kind) {
    case 'number':
      return { [comparisons[when.bound]]: when.limit }
    case 'words':
      return wordsCondition(when.words)
    case 'rows':
      return wordsCondition(when.words, when.column)
    case 'reasons':
      return reasonsCondition(when.reasons)
    case 'bad':
    case 'kept':
      return undefined
  }
}

/** The rule as it stands where one is written of this; undefined where none does. */
function ruleAt(item: Fields, of: FindingAsks['of']): unknown {
  if (of === 'number') return partIn(item, 'value')['x-finding']
  return of === 'rows' ? fieldsOf(partIn(item, 'rows')['items'])['x-finding'] : item['x-finding']
}

/** The rule of an item that is no judgement; null where there is none. What stands elsewhere or is several is kept. */
export function findingOfItem(item: Fields): FindingSetting | null {
  const asks = findingAsks(item)
  const all = rulesOf(item)
  const own = asks && ruleAt(item, asks.of)
  if (asks && all.length === 1 && own !== undefined) return findingSetting(own, readings[asks.of])
  return all.length > 0 ? findingSetting(all[0], () => ({ kind: 'kept' })) : null
}

/** An item with its rule written anew, or without one. A rule that is kept has all but its condition and its place written. */
export function withFinding(item: Fields, finding: FindingSetting | null): Fields {
  const asks = findingAsks(item)
  const rule = (standing: unknown) => (finding === null ? undefined : findingRule(standing, finding, conditionOf(finding.when)))
  if (finding?.when.kind === 'kept' || rulesOf(item).length > 1 || asks === null) {
    const written = (part: Fields): Fields =>
      part['x-finding'] === undefined ? part : withField(part, 'x-finding', rule(part['x-finding']))
    const parts = partsOf(item).map(([key, part]): [string, Fields] => {
      const own = written(part)
      return [key, isRecord(own['items']) ? { ...own, items: written(own['items']) } : own]
    })
    return { ...written(item), properties: Object.fromEntries(parts) }
  }
  // a rule of another kind of item says nothing here
  if (finding !== null && finding.when.kind !== asks.of) return item
  const ruled = (part: Fields): Fields => withField(part, 'x-finding', rule(part['x-finding']))
  if (asks.of === 'number') return withPartAs(item, 'value', ruled(partIn(item, 'value')))
  if (asks.of !== 'rows') return ruled(item)
  const rows = partIn(item, 'rows')
  return withPartAs(item, 'rows', { ...rows, items: ruled(fieldsOf(rows['items'])) })
}
