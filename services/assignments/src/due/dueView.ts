import type { Actor, DueStanding, DueSummary, DueView } from '@duzhan/contracts'
import { calendarDate, daysBetween } from '@duzhan/plan'
import { handedInAt, isReceived, isReturned, type TrackedDue } from './due.ts'
import { verbsOn } from './dueRights.ts'

function standingOf(due: TrackedDue, now: Date): DueStanding {
  if (isReceived(due)) return 'received'
  if (isReturned(due)) return 'returned'
  return due.state === 'open' && now >= due.deadline ? 'missed' : due.state
}

/** How many days late it came, or is by now; what somebody is let off or the plan no longer asks for is not late. */
function lateDaysOf(due: TrackedDue, now: Date): number {
  if (due.state === 'excused' || due.state === 'cancelled') return 0
  const at = handedInAt(due) ?? now
  return at < due.deadline ? 0 : Math.max(1, daysBetween(due.dueOn, calendarDate(at)))
}

/** A due as it stands at a moment, on one line of a board. */
export function toSummary(due: TrackedDue, now: Date): DueSummary {
  const { key, duty, what, title, by, about, to, start, end, dueOn, deadline } = due
  const at = handedInAt(due)
  return {
    ...{ key, duty, what, title, start, end, dueOn },
    by: by?.title ?? null,
    about: about?.title ?? null,
    to: to.title,
    deadline: deadline.toISOString(),
    standing: standingOf(due, now),
    lateDays: lateDaysOf(due, now),
    handedInOn: at && calendarDate(at),
  }
}

/** The same with everything that was done with it, and what the actor may do. */
export function toView(actor: Actor, due: TrackedDue, now: Date): DueView {
  return {
    ...toSummary(due, now),
    plan: due.plan,
    timeline: due.steps.map(({ verb, at, by, text, isNil = false }) => ({
      ...{ verb, text, isNil },
      at: at.toISOString(),
      by: by.title,
    })),
    verbs: verbsOn(actor, due),
    mayBeNil: due.mayBeNil,
    version: due.version,
  }
}
