import type { LimitUnit } from './findingLimit.ts'
import type { SubSchema } from './subSchema.ts'

/**
 * What a section, an item, a clause, a reason for a deduction or a column is: its kind, its printed number, and what its
 * kind lets an author choose. Which kind takes which option says the table of kinds.
 */
export interface ItemAnnotation {
  readonly kind: string
  readonly no?: string
  /** Of a section or an item: the key of the team of the plan that fills it in; else whoever the target is assigned to. */
  readonly assessedBy?: string
  /** Of a clause: the answer that is good. */
  readonly good?: 'yes' | 'no'
  /** Of a clause: whether 不适用 is among its answers, as the answers themselves say. */
  readonly na?: boolean
  /** Of a number and of a computed figure: kept as it is, never converted. */
  readonly unit?: string
  /** Of a number that does not add up over targets, such as a water level: it has a mean and no sum. */
  readonly sum?: false
  /** The grades that are bad. */
  readonly bad?: readonly string[]
  /** The points of a score that is counted by deductions. */
  readonly max?: number
  /** The steps in which points are given: 0.5 or 1. */
  readonly step?: number
  /** Points beside the total. */
  readonly bonus?: boolean
  /** What one occurrence of a reason costs. */
  readonly points?: number
  /** The choice that takes a text. */
  readonly other?: string
  /** A date or a month that is not to come. */
  readonly notFuture?: boolean
  /** Photos from the camera only. */
  readonly from?: 'camera'
  /** Who signs. */
  readonly by?: string
  /** The columns that are summed. */
  readonly totals?: readonly string[]
  /** The word for one row: 户, 人. */
  readonly each?: string
  readonly function?: 'sum' | 'difference' | 'ratio'
  /** The places that a computed figure is made of: `section.item`, or `section.item.column`. */
  readonly of?: readonly string[]
  readonly decimals?: number
}

export type ItemOption = Exclude<keyof ItemAnnotation, 'kind' | 'no'>

/** The kinds that a column of a table, or a field of a group, can be of: those whose answer is one value. */
export const columnKindNames = ['number', 'grade', 'choice', 'choices', 'date', 'month', 'time', 'text'] as const

export type ColumnKind = (typeof columnKindNames)[number]

/** Whether a column can be of that kind. */
export const isColumnKind = (kind: string): kind is ColumnKind => (columnKindNames as readonly string[]).includes(kind)

export type Severity = 'general' | 'serious'

export interface Responsible {
  readonly level: 'township' | 'county' | 'city'
  readonly unit?: string
}

/** When an answer opens a finding, and what the finding says. */
export interface FindingRule {
  readonly when: SubSchema
  readonly category: string
  readonly severity: Severity
  readonly responsible: Responsible
  /** Its limit in days; or how much of which unit; or neither, and the plan says it for all findings of its kind. */
  readonly days?: number
  readonly within?: number
  readonly unit?: LimitUnit
  readonly title: string
}

/** The names of our own vocabulary that describe, or that `ruleFaults` judges; beside them `x-decimals` and `x-evidence` judge. */
export const annotations = [
  'x-item',
  'x-indicator',
  'x-finding',
  'x-hold',
  'x-score',
  'x-shown-if',
  'x-source',
  'x-unit',
] as const
