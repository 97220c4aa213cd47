import { itemKinds, type OutlineItem, totalled } from '@duzhan/checklist'
import { printed } from '../options.ts'
import type { Row } from './columns.ts'

/** The sums that a table's checklist asks for, each in words under its column's key. */
export function totalsOf(item: OutlineItem, rows: readonly Row[]): ReadonlyMap<string, string> {
  const sums = new Map(itemKinds.table.observe(item, { rows }).map(({ path, number }) => [path, number]))
  return new Map(totalled(item).map(({ key, path, kind, schema }) => [key, printed(kind, sums.get(path) ?? 0, schema)]))
}
