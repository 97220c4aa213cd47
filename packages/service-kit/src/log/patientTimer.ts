/** So many turns of its clock, at most, it lets pass between two looks where nothing comes. */
const longestRest = 8

export interface PatientTimer {
  /** Something came, or may: the next look is one turn away again. */
  wake(): void
  /** The turn that is under way begins anew. */
  refresh(): void
  stop(): void
}

/** Looks every `pollMs` milliseconds, and while nothing comes ever more seldom, down to every eighth time. */
export function patientTimer(pollMs: number, look: () => void): PatientTimer {
  let rest = 1
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
    if (turns < rest) return
    turns = 0
    rest = Math.min(rest * 2, longestRest)
    look()
  }, pollMs)
  return {
    wake() {
      rest = 1
      turns = 0
    },
    refresh: () => void timer.refresh(),
    stop: () => clearInterval(timer),
  }
}
