import { earlierOf, laterOf } from '../calendar/calendarDate.ts'
import { dayOfMonth, firstOfMonth, lastOfMonth } from '../calendar/dayOfMonth.ts'
import { type WorkCalendar, workingDayUpTo } from '../calendar/workCalendar.ts'
import type { Window } from '../duty/window.ts'
import { type DueWindow, isAlive, type Range } from './dueWindow.ts'
import { isWaiting, type SettledCycle, type SettledWhen } from './settledWhen.ts'
import { stretchDays } from './stretchDays.ts'
import { turns } from './turns.ts'

/** The last day in time of a turn: the day of the month that the duty names, else the day that closes the window. */
function dueOn({ dueDay, later = 0 }: SettledCycle, end: string, calendar: WorkCalendar): string {
  if (dueDay === undefined) return later === 0 ? end : dayOfMonth(firstOfMonth(end, later), 'last')
  const month = firstOfMonth(end, later)
  return dueDay === 'lastWorkingDay' ? workingDayUpTo(calendar, lastOfMonth(month)) : dayOfMonth(month, dueDay)
}

/** A window as far as it lies within the stretches that it touches; null where it touches none. */
function within(window: Window, stretches: readonly Window[]): Window | null {
  const own = stretches.filter(({ start, end }) => start <= window.end && window.start <= end)
  if (own.length === 0) return null
  const start = own.reduce((first, stretch) => earlierOf(first, stretch.start), window.end)
  const end = own.reduce((last, stretch) => laterOf(last, stretch.end), window.start)
  return { key: window.key, start: laterOf(start, window.start), end: earlierOf(end, window.end) }
}

function cycleWindows(when: SettledCycle, range: Range, calendar: WorkCalendar): DueWindow[] {
  const { later = 0, during } = when
  const reach = { from: later > 0 ? firstOfMonth(range.from, -later - 1) : firstOfMonth(range.from), to: range.to }
  const found = turns(when, when.dueDay === undefined && later === 0 ? range : reach, calendar)
  const stretches = during?.flatMap((stretch) => stretchDays(stretch, aroundOf(found, range), calendar))
  return found.flatMap((window) => {
    const own = stretches ? within(window, stretches) : window
    if (!own) return []
    const due = dueOn(when, window.end, calendar)
    return [{ ...own, dueOn: when.dueDay === undefined && later === 0 ? own.end : due }]
  })
}

/** From the first day of the first window to the last of the last: what the stretches are looked for in. */
const aroundOf = (windows: readonly Window[], range: Range): Range => ({
  from: windows[0]?.start ?? range.from,
  to: windows.at(-1)?.end ?? range.to,
})

function datedWindows(
  when: Exclude<SettledWhen, { kind: 'event' | 'closeOut' | 'release' }>,
  range: Range,
  calendar: WorkCalendar,
): DueWindow[] {
  switch (when.kind) {
    case 'cycle':
      return cycleWindows(when, range, calendar)
    case 'windows':
      return when.windows
        .flatMap((stretch) => stretchDays(stretch, range, calendar))
        .map((window) => ({ ...window, dueOn: window.end }))
        .sort((one, other) => (one.start < other.start ? -1 : Number(one.start > other.start)))
    case 'date':
      return [{ key: 'once', start: when.start, end: when.due, dueOn: when.due }]
  }
}

/**
 * The windows of a *when* that are alive on any day from one to another: begun, and not yet both closed and due. The key
 * of a window and its days never depend on the range that was asked for; what waits for an event, a close-out or a release has none. Throws
 * `date.invalid`, and `plan.windows-too-many` for a range longer than any plan.
 */
export function windowsOf(when: SettledWhen, range: Range, calendar: WorkCalendar): DueWindow[] {
  if (isWaiting(when)) return []
  const { hour } = when
  return datedWindows(when, range, calendar)
    .filter((window) => isAlive(window, range))
    .map((window) => (hour === undefined ? window : { ...window, hour }))
}

/** The window of a *when* that a calendar date falls in, the first one where two do; null where none does. */
export function windowAt(when: SettledWhen, date: string, calendar: WorkCalendar): DueWindow | null {
  return windowsOf(when, { from: date, to: date }, calendar).find(({ start, end }) => start <= date && date <= end) ?? null
}
