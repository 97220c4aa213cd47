/** So many times as long as at first it waits, at most, between two looks where nothing comes. */
const longestRest = 8

export interface PatientTimer {
  /** Something came, or may: the next look is no more than `pollMs` away again. */
  wake(): void
  /** The wait that is under way begins anew. */
  refresh(): void
  stop(): void
}

/**
 * Looks after `pollMs` milliseconds, and while nothing comes after twice as long each time, up to eight times. It sleeps in between: a
 * platform at rest has a dozen of them, which together must not keep it awake.
 */
export function patientTimer(pollMs: number, look: () => void): PatientTimer {
  let rest = 1
  let isStopped = false
  let timer = setTimeout(turn, pollMs)

  function begin(): void {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(turn, pollMs * rest)
  }
  function turn(): void {
    rest = Math.min(rest * 2, longestRest)
    begin()
    look()
  }
  return {
    wake() {
      if (rest === 1) return
      rest = 1
      begin()
    },
    refresh() {
      if (!isStopped) timer.refresh()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
