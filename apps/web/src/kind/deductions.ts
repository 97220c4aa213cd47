import type { OutlineItem } from '@duzhan/checklist'
import type { Item } from '../checklist/itemAnswers.ts'
import { fieldOf, optionsOf } from './options.ts'

export interface Deduction {
  key: string
  /** The reason. */
  title: string
  /** What one occurrence costs. */
  points: number
  count: number
  most: number | undefined
}

/** Whether a score is told by what is deducted, and not as points. */
export function isDeducted(item: OutlineItem): boolean {
  return Object.hasOwn(item.schema.properties ?? {}, 'deductions')
}

/** The points that a score begins with. */
export function mostPoints(item: OutlineItem): number {
  return optionsOf(item.schema).max ?? fieldOf(item.schema, 'value').maximum ?? 0
}

/** The reasons for a deduction, each with how often it was found. */
export function deductionsIn(item: OutlineItem, held: Item): Deduction[] {
  const counts = countsOf(held) ?? {}
  return Object.entries(fieldOf(item.schema, 'deductions').properties ?? {}).map(([key, reason]) => ({
    key,
    title: reason.title ?? key,
    points: optionsOf(reason).points ?? 0,
    count: typeof counts[key] === 'number' ? counts[key] : 0,
    most: reason.maximum,
  }))
}

/** What was found, by reason; nothing where nobody has said. */
export function countsOf({ deductions }: Item): Readonly<Record<string, unknown>> | undefined {
  return typeof deductions === 'object' && deductions !== null ? (deductions as Record<string, unknown>) : undefined // an object
}

/** What is lost: never more than there is. */
export function lostPoints(item: OutlineItem, held: Item): number {
  const lost = deductionsIn(item, held).reduce((sum, { count, points }) => sum + count * points, 0)
  return Math.min(lost, mostPoints(item))
}

/** What is left; nothing before somebody has said. */
export function pointsLeft(item: OutlineItem, held: Item): number | undefined {
  return countsOf(held) === undefined ? undefined : mostPoints(item) - lostPoints(item, held)
}
