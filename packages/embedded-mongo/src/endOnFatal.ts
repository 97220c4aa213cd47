/** Time for the refusals to reach the clients whose writes were not stored. */
const FAREWELL_MS = 250

/** Ends the process after the disk refused a commit: what is in memory may be ahead of the disk, only the disk is right. */
export const endOnFatal = (error: unknown): void => {
  process.stderr.write(`duzhan-store: the disk refused a commit, the process ends to start again from the disk: ${error}\n`)
  setTimeout(() => process.exit(70), FAREWELL_MS)
}
