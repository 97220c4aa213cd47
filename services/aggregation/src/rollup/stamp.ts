import { randomUUID } from 'node:crypto'
import type { Clock } from '@duzhan/service-kit'

const prefix = (clock: Clock) => clock.now().toISOString()

/** A stamp for a mark: later ones compare greater, and no two are the same. */
export const newStamp = (clock: Clock): string => `${prefix(clock)} ${randomUUID()}`

/** A stamp of that many milliseconds from now. */
export const stampIn = (clock: Clock, ms: number): string =>
  `${new Date(clock.now().getTime() + ms).toISOString()} ${randomUUID()}`

/** Not below any stamp made until now. */
export const stampsUntilNow = (clock: Clock): string => `${prefix(clock)} ~`

/** The instant of a write over one of the instant `seen`: now, and later than that, whatever the clocks say. */
export const asOfAfter = (clock: Clock, seen: Date | null | undefined): Date =>
  new Date(Math.max(clock.now().getTime(), (seen?.getTime() ?? 0) + 1))
