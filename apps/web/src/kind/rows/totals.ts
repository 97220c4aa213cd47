import type { OutlineItem } from '@duzhan/checklist'
import { unitOf } from '../numberSchema.ts'
import { optionsOf } from '../options.ts'
import { printedNumber, withUnit } from '../reading/printedNumber.ts'
import { columnsIn, type Row } from './columns.ts'

/** The sums that a table's checklist asks for, each in words under its column's key; numbers only, decimals exact. */
export function totalsOf(item: OutlineItem, rows: readonly Row[]): ReadonlyMap<string, string> {
  const { totals = [] } = optionsOf(item.schema)
  const summed = columnsIn(item).filter(({ key }) => totals.includes(key))
  return new Map(
    summed.map(({ key, schema }) => [key, withUnit(printedNumber(exactSum(rows.map((row) => row[key]))), unitOf(schema))]),
  )
}

/** Sums decimals without the traces of binary fractions: 0.1 and 0.2 are 0.3. */
function exactSum(values: readonly unknown[]): number {
  const sum = values.reduce<number>((so, value) => so + (typeof value === 'number' ? value : 0), 0)
  return Number(sum.toPrecision(15))
}
