import { clausesOf } from '../edit/clauses.ts'
import { columnsOf, wordsOf } from '../edit/columns.ts'
import { noteField, photosField } from '../edit/newItem.ts'
import { annotationOf, type Fields, partIn, partsOf, textOf } from '../edit/parts.ts'
import type { AnswerNames } from './xlsExpression.ts'

/** The lists that judgements are answered from, by their names. */
export const judgementLists = {
  yes_no: { yes: '是', no: '否' },
  yes_no_na: { yes: '是', no: '否', na: '不适用' },
} as const

/**
 * What an item has beside its answer, as a question of its own behind it: what is put behind the item's name, its type and its label.
 */
export const besideRows = [
  { setting: 'offersNote', behind: '_note', type: 'text', label: noteField.title },
  { setting: 'offersPhotos', behind: '_photos', type: 'image', label: photosField.title },
] as const

/** How the parts of a checklist are called in a form, where every name stands once. */
export interface FormNames extends AnswerNames {
  /** The name of a section, an item, a clause or a column by its keys. */
  of(...keys: string[]): string
  /** The list that a select is answered from. */
  listOf(kind: string, words: readonly string[]): string
  lists(): [string, readonly string[]][]
}

/** The code of the word at a place of a list. */
export const codeAt = (place: number): string => `c${place + 1}`

/** Whether the answer to a judgement stands in the item's own question: it asks one thing. */
export function isAlone(item: Fields): boolean {
  const [only, ...more] = clausesOf(item)
  return only !== undefined && more.length === 0 && only.key === 'answer'
}

/** Names for all of a checklist: the keys joined from the section on, with a number behind where two would be the same. */
export function formNames(schema: unknown): FormNames {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const giveWith = (behind: readonly string[], keys: readonly string[]) => {
    const stem = keys.join('_')
    const all = (name: string) => ['', ...behind].map((end) => `${name}${end}`.toLowerCase())
    let name = stem
    for (let no = 2; all(name).some((one) => taken.has(one)); no++) name = `${stem}_${no}`
    for (const one of all(name)) taken.add(one)
    names.set(keys.join('.'), name)
  }
  const give = (...keys: string[]) => giveWith([], keys)
  const ends = besideRows.map(({ behind }) => behind)
  const lists = new Map<string, [string, readonly string[]]>()
  for (const [section, part] of partsOf(schema)) {
    give(section)
    for (const [key, item] of partsOf(part)) {
      giveWith(ends, [section, key])
      if (!isAlone(item)) for (const { key: clause } of clausesOf(item)) give(section, key, clause)
      for (const { key: column } of columnsOf(item)) give(section, key, column)
    }
  }
  const itemOf = (path: string) => {
    const [section = '', key = '', field = ''] = path.split('.')
    return { item: partIn(partIn(schema, section), key), field, place: `${section}.${key}` }
  }
  return {
    of: (...keys) => names.get(keys.join('.')) ?? keys.join('_'),
    nameOf(path) {
      const { item, field, place } = itemOf(path)
      const kind = textOf(annotationOf(item)['kind'])
      if (kind === 'judgement') return names.get(isAlone(item) && field === 'answer' ? place : path)
      return field === 'value' && ['grade', 'choice', 'number', 'score'].includes(kind) ? names.get(place) : undefined
    },
    codeOf(path, value) {
      const { item } = itemOf(path)
      if (annotationOf(item)['kind'] === 'judgement') return value
      const at = wordsOf(partIn(item, 'value')).indexOf(value)
      return at < 0 ? undefined : codeAt(at)
    },
    listOf(kind, words) {
      const key = `${kind} ${words.join('\n')}`
      const known = lists.get(key)
      if (known) return known[0]
      const name = `${kind}_${lists.size + 1}`
      lists.set(key, [name, words])
      return name
    },
    lists: () => [...lists.values()],
  }
}
