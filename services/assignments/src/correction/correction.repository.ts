import type { SubmissionEvent } from '@duzhan/contracts'

/** A record and its corrections are one chain: named by the record it began with, counted by its corrections. */
export interface Chain {
  first: string
  no: number
}
export interface CorrectionRepository {
  /**
   * Remembers how far a chain was told, and answers whether this is its newest member so far: news that comes after the
   * news of its own correction must change nothing. Asking twice is the same as once.
   */
  isNewest(chain: Chain): Promise<boolean>
}

/** The place of a submission in its chain. */
export const chainOf = ({ id, corrects }: SubmissionEvent): Chain => corrects ?? { first: id, no: 0 }
