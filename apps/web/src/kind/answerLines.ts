import { isColumnKind, kindOf, type OutlineColumn, type OutlineItem, rowsOf } from '@duzhan/checklist'
import type { Item } from '../checklist/itemAnswers.ts'
import { zh } from '../locales/zh.ts'
import { textOf } from './options.ts'
import { scalars } from './scalars.ts'
import { schemaOf } from './scalarView.tsx'

/**
 * What an item holds, line by line, for a page without the platform; beside note and photos. What was written and cannot
 * be an answer is there as it was written.
 */
export function answerLines(item: OutlineItem, held: Item): string[] {
  const { kind, clauses, columns } = item
  if (clauses.length > 0)
    return clauses.flatMap(({ key, title }) => lineOf(clauses.length > 1 ? title : '', clauseWord(held[key])))
  const cells = (row: Item) => columns.flatMap((column) => lineOf(column.title, cellWord(column, row[column.key])))
  if (columns.length > 0 && held['rows'] === undefined) return cells(held)
  if (columns.length > 0) return rowsOf(held).map((row, index) => `${index + 1}. ${cells(row).join('，')}`)
  const field = kindOf(kind)?.field ?? ''
  if (held[field] === undefined) return lineOf('', kindOf(kind)?.print(item, held) ?? '')
  const value = isColumnKind(kind) ? scalars[kind].words(held[field], schemaOf(item, field)) : kindOf(kind)?.print(item, held)
  return [...lineOf('', value ?? ''), ...lineOf(item.annotation.other ?? '', textOf(held['other']))]
}

const lineOf = (title: string, words: string): string[] => (words === '' ? [] : [title === '' ? words : `${title}：${words}`])

const clauseWord = (answer: unknown): string =>
  answer === 'yes' || answer === 'no' || answer === 'na' ? zh.checklist.answers[answer] : ''

const cellWord = ({ kind, schema }: OutlineColumn, value: unknown): string =>
  value === undefined ? '' : scalars[kind].words(value, schema)
