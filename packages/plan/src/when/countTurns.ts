import { daysBetween } from '../calendar/addDays.ts'
import { countWindows } from '../duty/window.ts'
import type { When } from '../schema/when.ts'

const partsOfMonth = { tenDays: 3, halfMonth: 2 } as const

/**
 * How many windows of a *when* there can be from one day to another, without making one: never fewer than there are.
 * What waits for an event has none of the calendar. Throws `date.invalid`.
 */
export function countTurns(when: When, from: string, to: string): number {
  if (from > to || when.kind === 'event') return 0
  if (when.kind === 'date') return 1
  if (when.kind === 'windows') return when.windows.length * (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1)
  const { every, endsOn = 'last' } = when
  if (every === 'day' || every === 'workingDay') return daysBetween(from, to) + 1
  if (every === 'tenDays' || every === 'halfMonth')
    return partsOfMonth[every] * countWindows({ every: 'month', endsOn: 'last' }, from, to)
  return countWindows({ every, endsOn }, from, to)
}
