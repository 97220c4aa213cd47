import type { OutlineItem } from '@duzhan/checklist'
import type { Item } from '../checklist/itemAnswers.ts'

/** Whether a score is told by what is deducted, and not as points. */
export function isDeducted(item: OutlineItem): boolean {
  return Object.hasOwn(item.schema.properties ?? {}, 'deductions')
}

/** How often each reason for a deduction was found. */
export function countsOf({ deductions }: Item): Readonly<Record<string, number>> {
  if (typeof deductions !== 'object' || deductions === null) return {}
  return Object.fromEntries(Object.entries(deductions).filter(([, count]) => typeof count === 'number'))
}
