import type { SubmissionEvent } from '@duzhan/contracts'

/** What was told of records that were made in secret: it counts nowhere until they are released. */
export interface WithheldRepository {
  /** Keeping one twice is the same as once. */
  keep(submissions: readonly SubmissionEvent[]): Promise<void>
  /** Those that the chains of corrections hold which began with some records, each chain in its order. */
  ofRecords(records: readonly string[]): Promise<SubmissionEvent[]>
  drop(submissions: readonly SubmissionEvent[]): Promise<void>
}
