import { diskRefused } from './restartPolicy.ts'
import { StoreError } from './storage/storeError.ts'

/** Time for the refusals to reach the clients whose writes were not stored. */
const farewellMs = 250

/**
 * Ends the process after a commit failed: what is in memory may be ahead of the disk, only the disk is right. A disk that
 * refused is waited for; a folder that another process has taken is not fought over.
 */
export function endOnFatal(error: unknown): void {
  process.stderr.write(`duzhan-store: a commit failed, the process ends to start again from the disk: ${error}\n`)
  setTimeout(() => process.exit(error instanceof StoreError ? 1 : diskRefused), farewellMs)
}
