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
  /** Of each correction whether it, or a later one of its chain, was taken in before. */
  areSettled(corrections: readonly Chain[]): Promise<boolean[]>
  /** Remembers that corrections were taken in: told again, they have nothing new to say. */
  settle(corrections: readonly Chain[]): Promise<void>
}

/** The place of a submission in its chain. */
export const chainOf = ({ id, corrects }: SubmissionEvent): Chain => corrects ?? { first: id, no: 0 }

/** A chain of records by the first of them, and the target that it is about. */
export interface ChainAt {
  record: string
  target: string
}
