import { columnKinds, isValid, type OutlineColumn, placeOfColumn } from '@duzhan/checklist'
import { zh } from '../../locales/zh.ts'
import { scalars } from '../scalars.ts'
import type { Row } from './columns.ts'
import { parseCells } from './parseCells.ts'

/** A pasted cell that does not fit its column. */
export interface Misfit {
  /** As the person counts the rows that were pasted, with the heading. */
  row: number
  column: string
  sentence: string
}

interface Limits {
  /** How many rows there is room for. */
  room: number
  /** The day in Shanghai, which some dates must not lie beyond. */
  today: string
}

/** What a paste would come to, before anything of it is taken. */
export interface Pasted {
  rows: readonly Row[]
  /** Whether the first line names the columns. */
  hasHeading: boolean
  misfits: readonly Misfit[]
  /** What no column takes: the headings, or the numbers, of the pasted columns. */
  strange: readonly string[]
  /** The columns that nothing was pasted for. */
  missing: readonly string[]
  /** How many rows are more than the table takes; then none is read. */
  excess: number
}

/**
 * Reads what was copied out of a spreadsheet into rows: by the headings when the first line has any of a column's, else
 * by the order of the columns. What does not fit is kept as it is written, and told by row and column.
 */
export function readPasted(text: string, columns: readonly OutlineColumn[], { room, today }: Limits): Pasted {
  const cells = parseCells(text).filter((line) => line.some((cell) => cell.trim() !== ''))
  const headings = (cells[0] ?? []).map(plain)
  const hasHeading = headings.some((heading) => columns.some(({ title }) => plain(title) === heading))
  const body = hasHeading ? cells.slice(1) : cells
  const width = cells.reduce((most, line) => Math.max(most, line.length), 0)
  const places = columns.map(({ title }, index) => (hasHeading ? headings.indexOf(plain(title)) : index))
  const strange = Array.from({ length: width }, (_, place) => place)
    .filter((place) => !places.includes(place) && body.some((line) => (line[place] ?? '').trim() !== ''))
    .map((place) => (hasHeading && headings[place] ? headings[place] : zh.kinds.nthColumn(place + 1)))
  const missing = columns
    .filter((_, index) => (places[index] ?? -1) < 0 || (places[index] ?? 0) >= width)
    .map(({ title }) => title)
  const excess = Math.max(body.length - room, 0)
  const misfits: Misfit[] = []
  const rows = (excess > 0 ? [] : body).map((line, index): Row => {
    const entries = columns.flatMap((column, at) => {
      const cell = (line[places[at] ?? -1] ?? '').trim()
      if (cell === '') return []
      const value = scalars[column.kind].read(cell, column.schema)
      const sentence = faultOf(column, value, today)
      if (sentence) misfits.push({ row: index + (hasHeading ? 2 : 1), column: column.title, sentence })
      return [[column.key, value] as const]
    })
    return Object.fromEntries(entries)
  })
  return { rows, hasHeading, misfits, strange, missing, excess }
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

function faultOf(column: OutlineColumn, value: unknown, today: string): string | undefined {
  const { kind, schema } = column
  const isFit = isValid(schema, value) && !columnKinds[kind].fault?.(value, placeOfColumn(column), today)
  if (isFit) return undefined
  return scalars[kind].fault(value, schema) ?? zh.kinds.cellMisfit(scalars[kind].words(value, schema), scalars[kind].tag(schema))
}
