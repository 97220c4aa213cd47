/** A window in which so many tries are allowed; it begins with the first. */
export interface AttemptWindow {
  limit: number
  now: Date
  /** Milliseconds that a window lasts, by how many just before it were used up one after the other. */
  lasts: (usedUp: number) => number
  /** Milliseconds after its end for which a window that was used up makes the next one longer. */
  remembered: number
}
/** What is kept of the tries under a key: how many there were in the window, until when it lasts, how many before it were used up. */
export interface Tried {
  count: number
  until: Date
  usedUp: number
}
/** The place that a try was given in its window, or, where there is none, until when there is none. */
export type Taken = { place: number } | { place: null; until: Date }
/** How often something was tried, under keys that tell nothing of who tried. */
export interface AttemptRepository {
  /**
   * Takes one place under a key. Of many at the same moment each is told another, and whoever finds none writes nothing.
   */
  take(key: string, window: AttemptWindow): Promise<Taken>
  /** Gives one back. */
  release(key: string): Promise<void>
  /** Forgets the windows that had ended by then. */
  removeEndedBefore(instant: Date): Promise<void>
}

/** The window that follows one that has ended, with nobody in it yet: longer where that one was used up, and not long ago. */
export function nextWindow(ended: Tried | null, { limit, now, lasts, remembered }: AttemptWindow): Tried {
  const isRemembered = ended !== null && ended.count >= limit && now.getTime() < ended.until.getTime() + remembered
  const usedUp = isRemembered ? ended.usedUp + 1 : 0
  return { count: 0, until: new Date(now.getTime() + lasts(usedUp)), usedUp }
}
