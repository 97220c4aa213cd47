import { addDays } from '../calendar/addDays.ts'
import { dayOfMonth, firstOfMonth } from '../calendar/dayOfMonth.ts'
import { addWorkingDays, type WorkCalendar } from '../calendar/workCalendar.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type DueWindow, deadlineOf, isAlive, type Range } from '../when/dueWindow.ts'
import type { CloseOutLimit, ReleaseLimit } from '../when/settledWhen.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Duty } from './duty.ts'
import type { Roster } from './roster.ts'
import { isTargetVisit, type VisitDue, visitName, visitsAny, visitsIn } from './visitDues.ts'

/** That findings at a target were closed out (销号) on a calendar date in Asia/Shanghai: any number of them. */
export interface CloseOut {
  target: string
  on: string
}

/** That a target was released from a list (摘牌) on a calendar date, and stands on no list of its plan since. */
export interface Release {
  target: string
  list: string
  on: string
}

/** What the window of a look-back begins with; the day of the close-out follows. */
const prefix = 'closeOut-'
/** What that of a look-back at a released target begins with; the day of the release follows. */
const releasePrefix = 'release-'

/** The day on which the target was released that the visit of a window looks back at; null for any other visit. */
export const releasedBefore = (window: string): string | null =>
  window.startsWith(releasePrefix) ? window.slice(releasePrefix.length) : null

/** Whether the visit of a window looks back at something: only a record that names it pays it. */
export const isLookBackIn = (window: string): boolean => lookedBackTo(window) !== null || releasedBefore(window) !== null

/** The day on which the findings were closed out that the visit of a window looks back at; null for any other visit. */
export const lookedBackTo = (window: string): string | null => (window.startsWith(prefix) ? window.slice(prefix.length) : null)

/** The visit duties of a plan that look back at findings once they are closed out (回头看). */
const lookBackDuties = (plan: Plan): { duty: Duty; when: CloseOutLimit }[] =>
  dutiesOf(plan).flatMap((duty) => (isTargetVisit(duty) && duty.when?.kind === 'closeOut' ? [{ duty, when: duty.when }] : []))

/** Whether a plan has anybody look back at findings that were closed out. */
export const looksBack = (plan: Plan): boolean => lookBackDuties(plan).length > 0

/** From when to when it is looked back at what was closed out on a day, which itself does not count. */
function windowAfter({ after = 1, within, unit }: CloseOutLimit, on: string, calendar: WorkCalendar): DueWindow {
  const later = (days: number) => (unit === 'day' ? addDays(on, days) : addWorkingDays(calendar, on, days))
  const dueOn = later(within)
  return { key: `${prefix}${on}`, start: later(after), end: dueOn, dueOn }
}

/**
 * The visits that look back at findings which were closed out, owed on any day of a range: of each duty one to each target of its lists
 * for each day on which any were, whatever their number. Pure; throws `date.invalid` for a day that is none.
 */
export function visitsLookingBack(
  plan: Plan,
  roster: Roster,
  calendar: WorkCalendar,
  { closeOuts, range }: { closeOuts: readonly CloseOut[]; range: Range },
): VisitDue[] {
  const targetsOn = new Map<string, Set<string>>()
  for (const { target, on } of closeOuts) targetsOn.set(on, (targetsOn.get(on) ?? new Set()).add(target))
  return lookBackDuties(plan).flatMap(({ duty, when }) =>
    [...targetsOn].flatMap(([on, ids]) => {
      const window = windowAfter(when, on, calendar)
      if (!isAlive(window, range)) return []
      const there = { ...roster, targets: roster.targets.filter(({ id }) => ids.has(id)) }
      return visitsIn(duty, [{ ...window, deadline: deadlineOf(window) }], plan, there)
    }),
  )
}

/** The visit duties of a plan that look back at targets after they were released (摘牌后回头看). */
const releaseDuties = (plan: Plan): { duty: Duty; when: ReleaseLimit }[] =>
  dutiesOf(plan).flatMap((duty) => (isTargetVisit(duty) && duty.when?.kind === 'release' ? [{ duty, when: duty.when }] : []))

/** Whether a plan has anybody look back at targets that were released. */
export const looksBackAtReleases = (plan: Plan): boolean => releaseDuties(plan).length > 0

/** From when to when it is looked back at what was released on a day, which itself does not count. */
function windowAfterRelease({ after, within, unit }: ReleaseLimit, on: string, calendar: WorkCalendar): DueWindow {
  const later = (count: number) => {
    if (unit === 'month') return dayOfMonth(firstOfMonth(on, count), Number(on.slice(-2)))
    return unit === 'day' ? addDays(on, count) : addWorkingDays(calendar, on, count)
  }
  const dueOn = later(within)
  return { key: `${releasePrefix}${on}`, start: after === undefined ? addDays(on, 1) : later(after), end: dueOn, dueOn }
}

/**
 * The visits that look back at released targets, owed on any day of a range: of each duty about the list that a target left one for its
 * release. The roster has them as they stood there. Pure; throws `date.invalid` for a day that is none.
 */
export function visitsAfterReleases(
  plan: Plan,
  roster: Roster,
  calendar: WorkCalendar,
  { releases, range }: { releases: readonly Release[]; range: Range },
): VisitDue[] {
  const targetsOn = new Map<string, Set<string>>()
  for (const { target, on } of releases) targetsOn.set(on, (targetsOn.get(on) ?? new Set()).add(target))
  return releaseDuties(plan).flatMap(({ duty, when }) =>
    [...targetsOn].flatMap(([on, ids]) => {
      const window = windowAfterRelease(when, on, calendar)
      if (!isAlive(window, range)) return []
      const there = { ...roster, targets: roster.targets.filter(({ id }) => ids.has(id)) }
      return visitsIn(duty, [{ ...window, deadline: deadlineOf(window) }], plan, there)
    }),
  )
}

/** How a released target is looked back at: what its visit is named by under its plan, before the turn, and the checklist that is filled in. */
export interface ReleaseLookBack {
  name: string
  checklist: string
}

/** How a plan has a target looked back at on a day that left a list on another. */
export const lookBacksAtRelease = (
  plan: Plan,
  { target, list, on }: Release,
  day: string,
  calendar: WorkCalendar,
): ReleaseLookBack[] =>
  releaseDuties(plan).flatMap(({ duty, when }) => {
    const { key, start, end } = windowAfterRelease(when, on, calendar)
    const isOpen = visitsAny(duty, [list]) && start <= day && day <= end
    return isOpen && duty.checklist !== null
      ? [{ name: [visitName(duty), target, key].join(':'), checklist: duty.checklist }]
      : []
  })

/** A look-back by its duty, with the window that it has after a close-out. */
export interface ComingLookBack {
  name: string
  title: string
  isUnannounced: boolean
  window: string
  start: string
  dueOn: string
}

/** The look-backs that a plan has made at a target on a list after findings were closed out there on a day, whether their window has begun or not. */
export const lookBacksAfter = (plan: Plan, list: string, on: string, calendar: WorkCalendar): ComingLookBack[] =>
  lookBackDuties(plan)
    .filter(({ duty }) => visitsAny(duty, [list]))
    .map(({ duty, when }) => {
      const { key: window, start, dueOn } = windowAfter(when, on, calendar)
      return { name: visitName(duty), title: duty.title, isUnannounced: duty.isUnannounced, window, start, dueOn }
    })
