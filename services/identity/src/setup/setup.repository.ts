/** The code by which the first operator is made. */
export interface Setup {
  codeHash: string
  expiresAt: Date
}
/** There is one code at most. */
export interface SetupRepository {
  /** Keeps a code in place of the one before. */
  keep(setup: Setup): Promise<void>
  current(): Promise<Setup | null>
  /** Takes the code of this hash away; of several at the same moment one is told that it did. */
  take(codeHash: string): Promise<boolean>
}
