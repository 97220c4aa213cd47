/** How often something that is held in memory was changed, by whatever process. */
export interface ChangeCount {
  now(): Promise<number>
  /** Counts a change that is written, and returns how many there are with it. */
  count(): Promise<number>
}
