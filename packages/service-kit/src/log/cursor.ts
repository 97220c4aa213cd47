/** Where a subscription keeps how far it has come. */
export interface Cursor {
  /** The place of the last entry that was applied; null before the first was pulled. */
  load(): Promise<number | null>
  move(seq: number): Promise<void>
}
