/** A window in which so many tries are allowed; it begins with the first and ends at the `until` of the first. */
export interface AttemptWindow {
  limit: number
  now: Date
  until: Date
}
/** How often something was tried, under keys that tell nothing of who tried. */
export interface AttemptRepository {
  /**
   * Takes one place under a key and returns which it is, null when all are taken. Of many at the same moment each is told
   * another, and whoever finds none writes nothing.
   */
  take(key: string, window: AttemptWindow): Promise<number | null>
  /** Gives one back. */
  release(key: string): Promise<void>
  removeExpired(now: Date): Promise<void>
}
