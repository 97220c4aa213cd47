import { daysBetween } from '../calendar/addDays.ts'
import { countWindows } from '../duty/window.ts'
import type { Stretch, When } from '../schema/when.ts'
import { isWaiting } from './settledWhen.ts'
import { yearsAround } from './stretchDays.ts'

const partsOfMonth = { tenDays: 3, halfMonth: 2 } as const

/** How often a stretch can come within the days of some years: once where it has dates of its own. */
function timesWithin(stretch: Stretch, years: number): number {
  if (stretch.kind === 'dates' || stretch.kind === 'phase') return 1
  if (stretch.kind === 'yearly') return stretch.end < stretch.start ? years + 1 : years
  return years + yearsAround.before + yearsAround.after
}

/**
 * How many windows of a *when* there can be from one day to another, without making one: never fewer than there are.
 * What waits for an event, a close-out or a release has none of the calendar. Throws `date.invalid`.
 */
export function countTurns(when: When, from: string, to: string): number {
  if (from > to || isWaiting(when)) return 0
  if (when.kind === 'date') return 1
  if (when.kind === 'windows') {
    const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1
    return when.windows.reduce((sum, stretch) => sum + timesWithin(stretch, years), 0)
  }
  const { every, endsOn = 'last' } = when
  if (every === 'day' || every === 'workingDay') return daysBetween(from, to) + 1
  if (every === 'tenDays' || every === 'halfMonth')
    return partsOfMonth[every] * countWindows({ every: 'month', endsOn: 'last' }, from, to)
  // whichever day two weeks are counted from, it is one more at the most
  return countWindows({ every, endsOn }, from, to) + (every === 'twoWeeks' ? 1 : 0)
}
