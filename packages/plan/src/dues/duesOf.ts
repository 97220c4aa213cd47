import { earlierOf, laterOf } from '../calendar/calendarDate.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type DueWindow, deadlineOf, isAlive, type Range } from '../when/dueWindow.ts'
import type { SettledWhen } from '../when/settledWhen.ts'
import { windowsOf } from '../when/windowsOf.ts'
import { bodiesFor } from './bodiesFor.ts'
import { type Due, type DueSubject, dueKey, type OwingBody } from './due.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Duty } from './duty.ts'
import type { Roster } from './roster.ts'
import { subjectsOf } from './subjectsOf.ts'

type Dated = Pick<Plan, 'period' | 'document'>

/**
 * The windows of a duty within the days of its plan: what recurs begins and ends with the plan, and its last window, cut
 * short, is due by then; if the document dates it by a day of the month that no longer comes, it is not owed. A single date
 * stands as it is written.
 */
export function dutyWindows(when: SettledWhen, plan: Dated, range: Range, calendar: WorkCalendar): DueWindow[] {
  const found = windowsOf(when, range, calendar)
  if (when.kind === 'date') return found
  const [first, last] = [firstDay(plan), plan.period.end]
  const isDatedByDay = when.kind === 'cycle' && when.dueDay !== undefined
  return found
    .filter(({ start, end }) => start <= last && first <= end)
    .filter(({ end, dueOn }) => end <= last || dueOn <= last || !isDatedByDay)
    .map((window) => {
      const start = laterOf(window.start, first)
      if (window.end <= last) return { ...window, start }
      return { ...window, start, end: last, dueOn: earlierOf(window.dueOn, last) }
    })
    .filter((window) => isAlive(window, range))
}

/** A body that owes something about a subject; nobody where the plan names nobody for it. */
export interface Owing {
  by: OwingBody | null
  about: DueSubject | null
}

/**
 * Who owes a duty about what: each owing body with its subject, each subject at least once. What is about the owing body
 * itself is owed by nobody where there is no such body.
 */
export function owing(duty: Duty, plan: Plan, roster: Roster): Owing[] {
  return subjectsOf(duty, plan, roster).flatMap((subject): Owing[] => {
    const bodies = bodiesFor(duty.who, subject, plan, roster)
    const { about } = subject
    if (bodies.length === 0 && about !== null) return [{ by: null, about }]
    return bodies.map((by) => ({ by, about }))
  })
}

/** The dues of a duty in some windows, each as often as the duty says or once for each of its lines. */
export function duesIn(duty: Duty, windows: readonly (DueWindow & { deadline: Date })[], owed: readonly Owing[]): Due[] {
  const titles = duty.lines ?? Array.from({ length: duty.times }, () => duty.title)
  return windows.flatMap(({ key: window, start, end, dueOn, deadline }) =>
    owed.flatMap(({ by, about }) =>
      titles.map((title, index): Due => {
        const named = { duty: duty.id, by, about, window, turn: index + 1 }
        return { ...named, key: dueKey(named), what: duty.what, title, start, end, dueOn, deadline }
      }),
    ),
  )
}

/**
 * Everything that a plan's duties demand on any day of a range: the dues whose window has begun and is not yet both
 * closed and due. The same due has the same key whatever range is asked for, and none is found twice. Pure: the register,
 * the members of the lists, the places and the calendar are given; large registers may be given in parts.
 */
export function duesOf(plan: Plan, roster: Roster, calendar: WorkCalendar, range: Range): Due[] {
  return dutiesOf(plan).flatMap((duty) => {
    const windows = duty.when ? dutyWindows(duty.when, plan, range, calendar) : []
    if (windows.length === 0) return []
    const timed = windows.map((window) => ({ ...window, deadline: deadlineOf(window) }))
    return duesIn(duty, timed, owing(duty, plan, roster))
  })
}
