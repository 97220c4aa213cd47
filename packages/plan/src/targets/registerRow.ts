import { trimmed } from '@duzhan/checklist'

/** A row of a register as it comes from a table, a page or another program: nothing about its words and figures is certain yet. */
export interface RegisterRow {
  /** Where the row stands: the line of a file, or its place in what was sent, counted from one. */
  line: number
  /** Null where the region code is to be the id. */
  id: string | null
  name: string
  kind: string
  regionCode: string
  /** Latitude and longitude, as a text in any of the ways in which people write them or as two numbers; blank where nobody knows. */
  position?: unknown
  attributes: Readonly<Record<string, unknown>>
}

/** What is blank to whoever reads it: nothing, blanks of any kind, or signs that have no width. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && trimmed(value) === '')
