import type { Clock } from '@duzhan/service-kit'

/** The instant of a write over one of the instant `seen`: now, and later than that, whatever the clocks say. */
export const asOfAfter = (clock: Clock, seen: Date | null | undefined): Date =>
  new Date(Math.max(clock.now().getTime(), (seen?.getTime() ?? 0) + 1))
