import { edited, type Place, valueAt } from '../edit/editing.ts'
import { isObject } from '../json/json.ts'
import type { PlanTemplate } from './planTemplate.ts'

/** How a blank is filled. */
export const blankKinds = ['text', 'number', 'date', 'region', 'list'] as const
export type BlankKind = (typeof blankKinds)[number]

/** A place of a plan where some words stand, or a number that is the same. */
export interface FoundWords {
  at: Place
  /** The whole text that the words stand in. */
  text: string
}

/** A blank that was marked in a plan: what is asked for there, and what stood in its place. */
export interface MarkedBlank {
  key: string
  title: string
  hint: string
  kind: BlankKind
  words: string
  places: readonly Place[]
}

/** What the platform tells elements and plans apart by, and what is no text of the document. */
const apart = new Set([
  'key',
  'code',
  'kind',
  'hold',
  'x-item',
  'x-hold',
  'type',
  'pattern',
  'format',
  'required',
  'removes',
  'extends',
])

const schemas: Readonly<Record<BlankKind, PlanTemplate['parameters'][number]['schema']>> = {
  text: { type: 'string', minLength: 1, maxLength: 500 },
  number: { type: 'integer', minimum: 0 },
  date: { type: 'string', format: 'date', maxLength: 10 },
  region: { type: 'string', pattern: '^[1-9][0-9]{11}$', maxLength: 12 },
  list: { type: 'array', items: { type: 'string', maxLength: 200 }, minItems: 1, maxItems: 200 },
}

/** How a blank is most likely filled, by what stands in its place now. */
export function proposedKind(words: string): BlankKind {
  if (/^\d{12}$/.test(words)) return 'region'
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return 'date'
  return /^\d+$/.test(words) ? 'number' : 'text'
}

/** Every place of a plan where these words stand, in its order; none of words that say nothing. */
export function wordsIn(document: unknown, words: string): FoundWords[] {
  const found: FoundWords[] = []
  const look = (value: unknown, at: Place): void => {
    if (typeof value === 'string') {
      if (value.includes(words)) found.push({ at, text: value })
    } else if (typeof value === 'number') {
      if (String(value) === words) found.push({ at, text: words })
    } else if (Array.isArray(value)) for (const [index, one] of value.entries()) look(one, [...at, index])
    else if (isObject(value)) for (const [name, part] of Object.entries(value)) if (!apart.has(name)) look(part, [...at, name])
  }
  if (words.trim() !== '') look(document, [])
  return found
}

const open = (key: string): string => `{{${key}}}`

/** A plan with a blank in the place of the words. */
export const withBlank = (document: unknown, { key, words, places }: MarkedBlank): unknown =>
  places.reduce<unknown>((plan, at) => {
    const standing = valueAt(plan, at)
    const value = typeof standing === 'string' ? standing.replaceAll(words, open(key)) : open(key)
    return edited(plan, { act: 'set', at, value })
  }, document)

/**
 * The template that marked blanks make of a plan: whatever jurisdiction fills it in, its plan is the first revision of its own
 * and extends none. Blanks are put in one after the other, so that none stands within another.
 */
export function templateOf(
  plan: object,
  { key, title, blanks }: { key: string; title: string; blanks: readonly MarkedBlank[] },
): unknown {
  const kept = Object.entries(plan).filter(([name]) => name !== 'extends' && name !== 'removes')
  const bare: unknown = { ...Object.fromEntries(kept), revision: 1 }
  return {
    ...{ key, title },
    parameters: blanks.map((blank) => ({
      ...{ key: blank.key, title: blank.title },
      ...(blank.hint !== '' && { hint: blank.hint }),
      schema: schemas[blank.kind],
    })),
    plan: blanks.reduce(withBlank, bare),
  }
}

/** Whether another blank stands at one of these places already, or may not: `{{…}}` is no words of the plan. */
export const isFreeOf = (blanks: readonly MarkedBlank[], words: string): boolean =>
  blanks.every((blank) => !blank.words.includes(words) && !words.includes(blank.words)) && !words.includes('{{')
