import { isRecord } from '../json/typeOf.ts'
import { type FindingLimit, limitOfRule } from '../schema/findingLimit.ts'
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

/** Which answers open a finding: a number on one side of a limit, some of the item's words, or what only the document says. */
export type FindingWhen =
  | { kind: 'bad' }
  | { kind: 'number'; bound: Bound; limit: number }
  | { kind: 'words'; words: string[] }
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

function wordsWhen(when: unknown): FindingWhen {
  const asked = partIn(when, 'value')
  const words = 'const' in asked ? [String(asked['const'])] : namesOf(asked['enum'])
  return words.length > 0 && isWrittenSame(when, wordsCondition(words)) ? { kind: 'words', words } : { kind: 'kept' }
}
const wordsCondition = (words: readonly string[]): Fields => ({
  properties: { value: words.length === 1 ? { const: words[0] } : { enum: words } },
  required: ['value'],
})

/** Every place of an item that a rule stands at: the item, its fields, and the rows of a table. */
const rulesOf = (item: Fields): unknown[] =>
  [item, ...partsOf(item).flatMap(([, part]) => [part, fieldsOf(part['items'])])].flatMap((part) => part['x-finding'] ?? [])

/** Where the rule of an item stands that one can write in words: at a number, or at the item of words. */
function ruledField(item: Fields): 'value' | 'item' | null {
  const kind = textOf(annotationOf(item)['kind'])
  if (kind === 'number' || (kind === 'score' && 'type' in partIn(item, 'value'))) return 'value'
  return kind === 'grade' || kind === 'choice' ? 'item' : null
}

/** Whether an item of this kind can open findings by a rule in words. Judgements have theirs at their questions. */
export const takesFinding = (item: Fields): boolean => ruledField(item) !== null

/** The rule of an item that is no judgement; null where there is none. What stands elsewhere or is several is kept. */
export function findingOfItem(item: Fields): FindingSetting | null {
  const place = ruledField(item)
  const all = rulesOf(item)
  const own = place === 'value' ? partIn(item, 'value')['x-finding'] : item['x-finding']
  if (all.length === 1 && own !== undefined) return findingSetting(own, place === 'value' ? numberWhen : wordsWhen)
  return all.length > 0 ? findingSetting(all[0], () => ({ kind: 'kept' })) : null
}

/** An item with its rule written anew, or without one. A rule that is kept has all but its condition and its place written. */
export function withFinding(item: Fields, finding: FindingSetting | null): Fields {
  const place = ruledField(item)
  const rule = (standing: unknown) => {
    if (finding === null) return undefined
    const { when } = finding
    if (when.kind === 'number') return findingRule(standing, finding, { [comparisons[when.bound]]: when.limit })
    return findingRule(standing, finding, when.kind === 'words' ? wordsCondition(when.words) : undefined)
  }
  if (finding?.when.kind === 'kept' || rulesOf(item).length > 1 || place === null) {
    const written = (part: Fields): Fields =>
      part['x-finding'] === undefined ? part : withField(part, 'x-finding', rule(part['x-finding']))
    const parts = partsOf(item).map(([key, part]): [string, Fields] => {
      const own = written(part)
      return [key, isRecord(own['items']) ? { ...own, items: written(own['items']) } : own]
    })
    return { ...written(item), properties: Object.fromEntries(parts) }
  }
  if (place === 'item') return withField(item, 'x-finding', rule(item['x-finding']))
  const value = partIn(item, 'value')
  return withPartAs(item, 'value', withField(value, 'x-finding', rule(value['x-finding'])))
}
