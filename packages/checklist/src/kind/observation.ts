import type { Result } from './kind.ts'

/**
 * What one record says at one place of a checklist: the only door from answers to findings, figures, scores and
 * progress. Each part feeds its own measures: a result the share of those in order, a number sum, mean, least and
 * greatest, choices the distribution, parts the ratio of their sums.
 */
export interface Observation {
  /** Dotted path of a section (its points), an item, a clause or a column of a table; `score` for the points of all. */
  readonly path: string
  readonly result?: Result
  /**
   * In the unit of the place: as entered for numbers, points for scores, how many for photos, files and rows, the
   * column's total over the rows of a table; for a date the days since 1970-01-01, for a month the months since
   * 1970-01, for a time the minutes since midnight.
   */
  readonly number?: number
  /** What was chosen; in a table one entry for each row. */
  readonly choices?: readonly string[]
  /** Of a computed ratio. */
  readonly parts?: { readonly numerator: number; readonly denominator: number }
}

/** The same without its place. */
export type Observed = Omit<Observation, 'path'>
