import type { OutlineItem, SubSchema } from '@duzhan/checklist'
import type { Item } from '../../checklist/itemAnswers.ts'
import { fieldOf, optionsOf } from '../options.ts'
import type { Scalar } from '../scalar.ts'
import { scalarOf } from '../scalars.ts'

/** One column of a table, or one value of a group. */
export interface Column {
  readonly key: string
  readonly title: string
  readonly schema: SubSchema
  readonly scalar: Scalar
  readonly isRequired: boolean
}

/** One row: its values by column. */
export type Row = Item

/** The columns that an object's schema declares, in the order of the checklist. */
function columnsOf(schema: SubSchema): readonly Column[] {
  const columns = Object.entries(schema.properties ?? {}).filter(([, column]) => column['x-item'] !== undefined)
  return columns.map(([key, column]) => ({
    key,
    title: column.title ?? key,
    schema: column,
    scalar: scalarOf(optionsOf(column).kind),
    isRequired: schema.required?.includes(key) ?? false,
  }))
}

const known = new WeakMap<SubSchema, readonly Column[]>()

/** The columns of an item: of its rows, or of the item itself where it is one row. */
export function columnsIn(item: OutlineItem): readonly Column[] {
  const schema = fieldOf(item.schema, 'rows').items ?? item.schema
  const columns = known.get(schema) ?? columnsOf(schema)
  known.set(schema, columns)
  return columns
}

/** The rows that an item holds. */
export function rowsIn({ rows }: Item): readonly Row[] {
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

/** How many rows an item takes at most. */
export function mostRows(item: OutlineItem): number {
  return fieldOf(item.schema, 'rows').maxItems ?? 200
}

/** A row with one value changed; `undefined` takes it out. */
export function withCell(row: Row, key: string, value: unknown): Row {
  const { [key]: _, ...others } = row
  return value === undefined ? others : { ...others, [key]: value }
}

/** Whether nothing at all was entered into a row. */
export const isBlankRow = (row: Row): boolean => Object.keys(row).length === 0
