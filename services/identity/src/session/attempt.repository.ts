/** How often something was tried, under keys that tell nothing of who tried. */
export interface AttemptRepository {
  /**
   * Counts one more under a key and returns how many there are in its window, all in one write: of many at the same moment
   * each is told another number. The window begins with the first and ends at the `until` of the first.
   */
  count(key: string, now: Date, until: Date): Promise<number>
  /** Takes one back. */
  release(key: string): Promise<void>
  removeExpired(now: Date): Promise<void>
}
