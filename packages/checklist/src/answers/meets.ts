import { isValid } from '../interpret/interpret.ts'
import { printedCell, rowsOf } from '../kind/columns.ts'
import { kindOf } from '../kind/itemKinds.ts'
import type { Given } from '../kind/kind.ts'
import type { Outline, OutlineFinding, OutlineItem } from '../outline/outline.ts'

/** A place where a rule was met: the answer there, and what `{answer}` stands for: of a row its first cell. */
export interface Met {
  readonly path: string
  readonly answer: string
  readonly named: string
}

/** Where an item's answer meets the condition of a finding rule, each place with the answer as people read it. */
export function meets({ root }: Outline, item: OutlineItem, { field, isPerRow, rule }: OutlineFinding, given: Given): Met[] {
  if (isPerRow)
    return rowsOf(given).flatMap((row, index) => {
      if (!isValid(rule.when, row, root)) return []
      const cells = item.columns.map((column) => printedCell(column, row)).filter((cell) => cell !== '')
      return [{ path: `${item.path}.rows.${index}`, answer: cells.join('，'), named: cells[0] ?? '' }]
    })
  const value = field === '' ? given : given[field]
  if (value === undefined || !isValid(rule.when, value, root)) return []
  const answer = kindOf(item.kind)?.print(item, given) ?? ''
  return [{ path: field === '' ? item.path : `${item.path}.${field}`, answer, named: answer }]
}
