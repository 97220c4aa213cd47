import { itemKinds, type OutlineItem, totalled } from '@duzhan/checklist'
import { zh } from '../../locales/zh.ts'
import { printed } from '../options.ts'
import type { Row } from './columns.ts'

interface TotalsLineProps {
  item: OutlineItem
  rows: readonly Row[]
  each: string
}

/** How many rows there are, and the sums that the checklist asks for. */
export function TotalsLine({ item, rows, each }: TotalsLineProps) {
  if (rows.length === 0) return null
  const totals = totalsOf(item, rows)
  return (
    <p className="rows-total">
      <span>{zh.kinds.total(rows.length, each)}</span>
      {item.columns.map(({ key, title }) => (totals.has(key) ? <span key={key}>{`${title} ${totals.get(key)}`}</span> : null))}
    </p>
  )
}

/** The sums that a table's checklist asks for, each in words under its column's key. */
export function totalsOf(item: OutlineItem, rows: readonly Row[]): ReadonlyMap<string, string> {
  const sums = new Map(itemKinds.table.observe(item, { rows }).map(({ path, number }) => [path, number]))
  return new Map(totalled(item).map(({ key, path, kind, schema }) => [key, printed(kind, sums.get(path) ?? 0, schema)]))
}
