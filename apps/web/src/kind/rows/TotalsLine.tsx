import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../../locales/zh.ts'
import type { Row } from './columns.ts'
import { totalsOf } from './totals.ts'

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
