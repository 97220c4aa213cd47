import { withTitle } from '../edit/checklistEdits.ts'
import { clausesOf, type Good, withClause, withClauses } from '../edit/clauses.ts'
import { freeKey } from '../edit/lists.ts'
import { isAnswered, newClause, newItem } from '../edit/newItem.ts'
import {
  chineseNumber,
  type Fields,
  isWrittenSame,
  numbered,
  partIn,
  partsOf,
  requiredIn,
  withField,
  withParts,
} from '../edit/parts.ts'
import { type SettingName, withSettingOf } from '../edit/settings.ts'
import { isPropertyName } from '../gate/plainText.ts'
import type { ItemKind } from '../kind/itemKinds.ts'
import type { ExchangeRule } from './exchangeSentences.ts'

/** Something in a file that could not be carried into the checklist, with the line at which it stands. */
export interface ReadNote {
  sheet: string
  line: number
  rule: ExchangeRule
  detail: string
}

export interface ReadClause {
  key: string | null
  title: string
  good: Good
  hasNa: boolean
  indicator?: string | null
}

/** An item as a file tells it; a key that is null is given when the checklist is made. */
export interface ReadItem {
  key: string | null
  title: string
  kind: ItemKind
  isRequired: boolean
  /** Of a judgement, at least one. */
  clauses: ReadClause[]
  settings: [SettingName, unknown][]
  shownIf?: Fields
  /** What stands already, where the file tells changes of it: an item of the same kind. */
  begun?: Fields
}

export interface ReadSection {
  key: string | null
  title: string
  items: ReadItem[]
  shownIf?: Fields
  begun?: Fields
}

/** What was read of a file: the checklist, which the gate has yet to judge, and what could not be carried. */
export interface ReadChecklist {
  schema: Fields
  notes: ReadNote[]
}

/** The key that was asked for if it may be used and is free, else the first free one of a stem. */
function keyOf(asked: string | null, stem: string, taken: string[]): string {
  const key = asked !== null && isPropertyName(asked) && !taken.includes(asked) ? asked : freeKey(stem, taken)
  taken.push(key)
  return key
}

/**
 * Gives every section, item and clause the key that it has in the checklist, so that conditions and figures may name them before
 * the checklist is made.
 */
export function withKeys(sections: readonly ReadSection[]): (ReadSection & { key: string })[] {
  const taken: string[] = []
  return sections.map((section) => {
    const items: string[] = []
    const key = keyOf(section.key, 'section', taken)
    return { ...section, key, items: section.items.map((item) => ({ ...item, ...keyed(item, items) })) }
  })
}

function keyed(item: ReadItem, taken: string[]) {
  const [only, ...more] = item.clauses
  const clauses: string[] = ['note', 'photos']
  const named = item.clauses.map((clause) => ({ ...clause, key: keyOf(clause.key, 'clause', clauses) }))
  const alone = only && more.length === 0 && only.key === null ? [{ ...only, key: 'answer' }] : named
  return { key: keyOf(item.key, 'item', taken), clauses: alone }
}

function itemOf({ begun, kind, title, clauses, settings, shownIf }: ReadItem): Fields {
  const item = begun === undefined ? newItem(kind, title) : begun['title'] === title ? begun : withTitle(begun, title)
  const judged = kind === 'judgement' && clauses.length > 0 ? withTheseClauses(item, clauses) : item
  const set = settings.reduce((so, [name, value]) => withSettingOf(so, name, value), judged)
  return shownIf === undefined ? set : withField(set, 'x-shown-if', shownIf)
}

/** A judgement of these questions: those that it has stay with all that they are set to. */
function withTheseClauses(item: Fields, clauses: readonly ReadClause[]): Fields {
  const asked = clauses.map(({ key, title }): [string, Fields] => {
    const name = String(key) // `withKeys` gave it
    const standing = partIn(item, name)
    return [name, 'type' in standing ? standing : newClause(title)]
  })
  const keys = asked.map(([key]) => key)
  const isSame = isWrittenSame(
    keys,
    clausesOf(item).map(({ key }) => key),
  )
  return clauses.reduce<Fields>(
    (so, { key, ...said }) => {
      const now = clausesOf(so).find((clause) => clause.key === key)
      return now && isWrittenSame({ ...now, ...said }, now) ? so : withClause(so, String(key), said)
    },
    isSame ? item : withClauses(item, asked),
  )
}

const closed: Fields = { type: 'object', properties: {}, required: [], additionalProperties: false }
const numberedAs = (part: Fields, kind: string): Fields => ({ ...part, 'x-item': { kind, no: '' } })

/**
 * The checklist of what was read: each item as it stands already, or a new one, with what the file says of it. What stands at the
 * root of the checklist that `root` is stays.
 */
export function checklistFrom(root: Fields, sections: readonly (ReadSection & { key: string })[]): Fields {
  const made = sections.map(({ key, title, items, shownIf, begun }): [string, Fields] => {
    const parts = items.map((item): [string, Fields] => [String(item.key), itemOf(item)])
    const demanded = items.filter(({ isRequired, kind }) => isRequired && isAnswered(kind)).map((item) => String(item.key))
    const { type, ...rest } = numberedAs(closed, 'section')
    const section = begun ?? { type, title, ...rest }
    const titled = section['title'] === title ? section : { ...section, title }
    const filled =
      items.every((item) => item.begun) && isArranged(section, parts, demanded)
        ? { ...titled, properties: Object.fromEntries(parts) }
        : withParts(titled, numbered(parts, String), demanded)
    return [key, shownIf === undefined ? filled : withField(filled, 'x-shown-if', shownIf)]
  })
  const keys = made.map(([key]) => key)
  return sections.every(({ begun }) => begun) && isArranged(root, made, keys)
    ? { ...root, properties: Object.fromEntries(made) }
    : withParts(root, numbered(made, chineseNumber), keys)
}

/** Whether these parts stand in a group already, in this order and so demanded: then they stay numbered as its document has them. */
function isArranged(group: Fields, parts: readonly (readonly [string, Fields])[], demanded: readonly string[]): boolean {
  const keys = parts.map(([key]) => key)
  const standing = partsOf(group).map(([key]) => key)
  return isWrittenSame(keys, standing) && isWrittenSame([...requiredIn(group)].sort(), [...demanded].sort())
}

/** The root of a checklist that is all new. */
export const freshRoot = (title: string): Fields => ({
  type: 'object',
  title,
  properties: {},
  required: [],
  additionalProperties: false,
})
