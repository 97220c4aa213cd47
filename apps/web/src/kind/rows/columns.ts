import type { ItemGiven, OutlineItem } from '@duzhan/checklist'
import { fieldOf } from '../options.ts'

/** One row: its values by column. */
export type Row = ItemGiven

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
