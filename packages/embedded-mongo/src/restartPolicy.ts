import type { StoreErrorCode } from './storage/storeError.ts'

/** A process that lived so long was well; what killed it is no sign for the next one. */
const steadyMs = 60_000
const mostQuickDeaths = 5
const firstPauseMs = 500
const longestPauseMs = 30_000

/** The store ends itself with this code when the disk refused a commit; a full disk is waited for as long as it takes. */
export const diskRefused = 70
/** Waiting changes nothing about these. */
const final: readonly StoreErrorCode[] = ['store.damaged', 'store.newer', 'store.not-built']

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
    if (livedMs >= steadyMs) this.quickDeaths = this.pauses = 0
    const isDisk = code === diskRefused || refusal === 'store.unwritable'
    if (!isDisk) this.quickDeaths++
    // Killed from outside says nothing about the file; a fault of memory, a failed assertion or a thrown error may.
    if (refusal === undefined && code !== diskRefused && code !== 0 && signal !== 'SIGKILL' && signal !== 'SIGTERM')
      this.mayBeDamaged = true
    if ((refusal !== undefined && final.includes(refusal)) || this.quickDeaths > mostQuickDeaths) return { isOver: true }
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** this.pauses++)
    return { isOver: false, pauseMs, mayBeDamaged: this.mayBeDamaged }
  }
}
