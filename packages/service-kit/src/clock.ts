/** The one source of the present; nothing else asks the machine for the time. */
export interface Clock {
  now(): Date
}

/** A clock that runs at the usual pace, `offset` milliseconds away from the machine's. */
export const shiftedClock = (offset: number): Clock => ({ now: () => new Date(Date.now() + offset) })
