import { isRecord } from '../json/typeOf.ts'
import { type ColumnKind, isColumnKind } from '../schema/itemAnnotation.ts'
import { freeKey } from './lists.ts'
import { newItem } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  namesOf,
  partIn,
  partsOf,
  requiredIn,
  textOf,
  withOption,
  withPartAs,
  withThose,
} from './parts.ts'

/** A column of a table, or a field of a group, as its author sees it. */
export interface EditedColumn {
  key: string
  title: string
  kind: ColumnKind
  isRequired: boolean
  /** Of a number: whether the rows are summed. */
  isTotalled: boolean
  /** Of a number. */
  unit: string | null
  /** Of a grade or a choice. */
  words: string[]
  /** Of a grade: which of its words are bad. */
  bad: string[]
}

const isColumn = (part: Fields): boolean => isColumnKind(textOf(annotationOf(part)['kind']))
const hasRows = (item: Fields): boolean => isRecord(partIn(item, 'rows')['items'])
const rowOf = (item: Fields): Fields => (hasRows(item) ? fieldsOf(partIn(item, 'rows')['items']) : item)

/** The words that a value may be, of a choice as of one of several. */
export const wordsOf = (value: Fields): string[] => namesOf(value['enum'] ?? fieldsOf(value['items'])['enum'])

/** A value that may be these words; of several words as many as there are, where it was so. */
export function withWords(value: Fields, words: readonly string[]): Fields {
  if (value['type'] !== 'array') return { ...value, enum: words }
  const isAll = value['maxItems'] === wordsOf(value).length
  return { ...value, items: { ...fieldsOf(value['items']), enum: words }, ...(isAll && { maxItems: Math.max(1, words.length) }) }
}

/** The columns of a table, a household or a group, in their order. */
export function columnsOf(item: Fields): EditedColumn[] {
  const row = rowOf(item)
  const totals = namesOf(annotationOf(item)['totals'])
  return partsOf(row).flatMap(([key, column]) => {
    const { kind, unit } = annotationOf(column)
    const known = textOf(kind)
    if (!isColumnKind(known)) return []
    return [
      {
        ...{ key, title: textOf(column['title']), kind: known, isRequired: requiredIn(row).includes(key) },
        ...{ isTotalled: totals.includes(key), unit: typeof unit === 'string' ? unit : null, words: wordsOf(column) },
        bad: known === 'grade' ? namesOf(annotationOf(column)['bad']) : [],
      },
    ]
  })
}

/** A column as it is first asked. */
export function newColumn(kind: ColumnKind, title: string): Fields {
  const item = newItem(kind, title)
  const { no: _, ...annotation } = annotationOf(item)
  return { ...partIn(item, kind === 'text' ? 'text' : 'value'), 'x-item': annotation }
}

/** A column with no key yet, beside those that there are. */
export const freshColumn = (columns: readonly EditedColumn[], title: string): EditedColumn => ({
  key: freeKey(
    'column',
    columns.map(({ key }) => key),
  ),
  ...{ title, kind: 'text', isRequired: false, isTotalled: false, unit: null, words: [], bad: [] },
})

function columnSchema(standing: Fields, { title, kind, unit, words, bad }: EditedColumn): Fields {
  const isKnown = annotationOf(standing)['kind'] === kind
  const titled = isKnown ? { ...standing, title } : newColumn(kind, title)
  if (kind === 'number') return withOption(titled, 'unit', unit ?? undefined)
  const isWorded = kind === 'grade' || kind === 'choice' || kind === 'choices'
  // a column that was just made one of words has those that every such column begins with
  if (!isWorded || words.length === 0) return titled
  const worded = words.join('\n') === wordsOf(titled).join('\n') ? titled : withWords(titled, words)
  const those = kind === 'grade' ? bad.filter((word) => words.includes(word)) : []
  const isSame = those.join('\n') === namesOf(annotationOf(worded)['bad']).join('\n')
  return isSame ? worded : withOption(worded, 'bad', those.length > 0 ? those : undefined)
}

/** An item with other columns. What a column is set to beside what is edited here stays as long as its kind does. */
export function withColumns(item: Fields, columns: readonly EditedColumn[]): Fields {
  if (columns.length === 0) return item
  const row = rowOf(item)
  const those = columns.map((column): [string, Fields] => [column.key, columnSchema(partIn(row, column.key), column)])
  const required = columns.filter(({ isRequired }) => isRequired).map(({ key }) => key)
  const written = withThose(row, isColumn, { those, required })
  if (!hasRows(item)) return written
  const totals = columns.filter(({ kind, isTotalled }) => kind === 'number' && isTotalled).map(({ key }) => key)
  const rows = withPartAs(item, 'rows', { ...partIn(item, 'rows'), items: written })
  return withOption(rows, 'totals', totals.length > 0 ? totals : undefined)
}
