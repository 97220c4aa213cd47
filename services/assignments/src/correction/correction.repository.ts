import type { SubmissionEvent } from '@duzhan/contracts'

/** A record and its corrections are one chain: named by the record it began with, counted by its corrections. */
export interface Chain {
  first: string
  no: number
}
export interface CorrectionRepository {
  /**
   * Remembers how far chains were told, in the order given, and answers of each whether it is the newest member of its chain
   * so far: news that comes after the news of its own correction must change nothing. Asking twice is the same as once.
   */
  areNewest(chains: readonly Chain[]): Promise<boolean[]>
}

/** The place of a submission in its chain. */
export const chainOf = ({ id, corrects }: SubmissionEvent): Chain => corrects ?? { first: id, no: 0 }
