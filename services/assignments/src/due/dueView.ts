import type { Actor, DueStanding, DueSummary, DueView } from '@duzhan/contracts'
import { calendarDate, daysBetween } from '@duzhan/plan'
import { handedInAt, isReceived, isReturned, type TrackedDue } from './due.ts'
import { verbsOn } from './dueRights.ts'
import { type Asked, askedFreely } from './handedIn.ts'

/** When it is, and the calendar date before which nobody could have known of the plan; null where its document is dated. */
export interface Moment {
  now: Date
  knownFrom: string | null
}

/** Whether it was due before the platform had its plan, so that nobody is late with it. */
const isBeforePlatform = ({ dueOn }: TrackedDue, { knownFrom }: Moment): boolean => knownFrom !== null && dueOn < knownFrom

function standingOf(due: TrackedDue, moment: Moment): DueStanding {
  if (isReceived(due)) return 'received'
  if (isReturned(due)) return 'returned'
  if (due.state !== 'open' && due.state !== 'missed')
    return due.state === 'doneLate' && isBeforePlatform(due, moment) ? 'done' : due.state
  if (moment.now < due.deadline) return 'open'
  return isBeforePlatform(due, moment) ? 'beforePlatform' : 'missed'
}

/** How many days late it came, or is by now; what somebody is let off or the plan no longer asks for is not late. */
function lateDaysOf(due: TrackedDue, moment: Moment): number {
  if (due.state === 'excused' || due.state === 'cancelled' || isBeforePlatform(due, moment)) return 0
  const at = handedInAt(due) ?? moment.now
  return at < due.deadline ? 0 : Math.max(1, daysBetween(due.dueOn, calendarDate(at)))
}

/** A due as it stands at a moment, on one line of a board. */
export function toSummary(due: TrackedDue, moment: Moment): DueSummary {
  const { key, duty, what, title, by, about, to, start, end, dueOn, deadline } = due
  const at = handedInAt(due)
  return {
    ...{ key, duty, what, title, start, end, dueOn },
    by: by?.title ?? null,
    about: about?.title ?? null,
    to: to.title,
    deadline: deadline.toISOString(),
    standing: standingOf(due, moment),
    lateDays: lateDaysOf(due, moment),
    handedInOn: at && calendarDate(at),
    elsewhere: null,
  }
}

/** The same with everything that was done with it, what is asked, and what the actor may do. */
export function toView(actor: Actor, due: TrackedDue, moment: Moment, { asks, figures }: Asked = askedFreely): DueView {
  return {
    ...toSummary(due, moment),
    plan: due.plan,
    timeline: due.steps.map(({ verb, at, by, text, isNil = false, files = [], figures: given = [] }) => ({
      ...{ verb, text, isNil, files },
      figures: given.map(({ title, unit, value }) => ({ title, unit, value })),
      at: at.toISOString(),
      by: by.title,
    })),
    verbs: verbsOn(actor, due),
    mayBeNil: due.mayBeNil,
    asks: asks && [...asks],
    figures: figures.map(({ key, title, unit = null, kind }) => ({ key, title, unit, kind })),
    filesOf: `region:${due.regionPath.at(-1) ?? ''}`,
    version: due.version,
  }
}
