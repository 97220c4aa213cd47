/**
 * Which records that were made in secret are released by now, as a service keeps it: each by the record that its chain of corrections began
 * with. A release and the record that it is of come by different streams, so that either may come first.
 */
export interface ReleaseRepository {
  /** Keeps when records were released; keeping one twice is the same as once. */
  add(released: ReadonlyMap<string, Date>): Promise<void>
  /** When those of the records were released that were. */
  among(records: readonly string[]): Promise<ReadonlyMap<string, Date>>
}
