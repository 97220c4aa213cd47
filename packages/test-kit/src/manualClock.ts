/** A clock that stands still until a test moves it; it fits every port that asks for the present. */
export interface ManualClock {
  now(): Date
  advance(milliseconds: number): void
  set(instant: string): void
}

/** Stops the time at an instant, by default at the first morning of the made-up world's plan. */
export function manualClock(start = '2020-03-20T01:00:00.000Z'): ManualClock {
  let present = instantOf(start)
  return {
    now: () => new Date(present),
    advance: (milliseconds) => {
      present += milliseconds
    },
    set: (instant) => {
      present = instantOf(instant)
    },
  }
}

function instantOf(text: string): number {
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${text}`)
  return instant
}
