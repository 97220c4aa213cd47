import type { SubSchema } from '@duzhan/checklist'
import type { ComponentType } from 'react'

/** What the control of one scalar is given; its label and its error stand around it. */
export interface ControlProps {
  id: string
  /** The schema of the value, annotated with its unit, its bad grades and so on. */
  schema: SubSchema
  value: unknown
  isRequired: boolean
  /** What the control is named and described by. */
  labelledBy: string
  describedBy: string | undefined
  isInvalid: boolean
  /** The platform's clock. */
  now(): Date
  /** Takes the new value; `undefined` is none. What cannot be the value is kept as it was written, and refused until it is mended. */
  change(value: unknown): void
  leave(): void
}

/** One value of a kind, wherever it stands: as an item of its own, or as a column of a table. */
export interface Scalar {
  readonly Control: ComponentType<ControlProps>
  /** Whether it is chosen among what stands there, and not written. */
  readonly isChosen: boolean
  /** The value in words; what does not fit is left as it is written. */
  words(value: unknown, schema: SubSchema): string
  /** How the value reads; plain where the checklist does not say which are bad. */
  tone(value: unknown, schema: SubSchema): 'good' | 'bad' | 'plain'
  /** What is wrong with a value that was written and cannot be one, in words that say what to do; else nothing. */
  fault(value: unknown, schema: SubSchema): string | undefined
  /** The value that a cell of a spreadsheet means; what cannot be understood stays as it is written. */
  read(text: string, schema: SubSchema): unknown
  /** The kind with its bounds, options and unit. */
  tag(schema: SubSchema): string
}
