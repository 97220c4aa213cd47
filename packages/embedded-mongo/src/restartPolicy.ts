import type { StoreErrorCode } from './storage/storeError.ts'

/** A process that lived so long was well; what killed it is no sign for the next one. */
const STEADY_MS = 60_000
const MOST_QUICK_DEATHS = 5
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** The store ends itself with this code when the disk refused a commit; a full disk is waited for as long as it takes. */
export const DISK_REFUSED = 70
/** Waiting changes nothing about these. */
const FINAL: readonly StoreErrorCode[] = ['store.damaged', 'store.newer', 'store.not-built']

/** How a store ended, or why it did not start. */
export interface Death {
  livedMs: number
  signal?: string | null
  code?: number | null
  refusal?: StoreErrorCode
}
export type Decision = { isOver: true } | { isOver: false; pauseMs: number; mayBeDamaged: boolean }

/** Decides after each death of a store whether and when it is started again: later each time, and not for ever. */
export class RestartPolicy {
  private quickDeaths = 0
  private pauses = 0
  private mayBeDamaged = false

  next({ livedMs, signal, code, refusal }: Death): Decision {
    if (livedMs >= STEADY_MS) this.quickDeaths = this.pauses = 0
    const isDisk = code === DISK_REFUSED || refusal === 'store.unwritable'
    if (!isDisk) this.quickDeaths++
    // Killed from outside says nothing about the file; a fault of memory, a failed assertion or a thrown error may.
    if (refusal === undefined && code !== DISK_REFUSED && code !== 0 && signal !== 'SIGKILL' && signal !== 'SIGTERM')
      this.mayBeDamaged = true
    if ((refusal !== undefined && FINAL.includes(refusal)) || this.quickDeaths > MOST_QUICK_DEATHS) return { isOver: true }
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.pauses++)
    return { isOver: false, pauseMs, mayBeDamaged: this.mayBeDamaged }
  }
}
