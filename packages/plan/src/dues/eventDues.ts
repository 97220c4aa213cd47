import { calendarDate } from '../calendar/calendarDate.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import type { Plan } from '../schema/planSchema.ts'
import { limitAfter } from '../when/limitAfter.ts'
import type { Due } from './due.ts'
import { duesIn, owing } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Roster } from './roster.ts'

/** That something happened which a duty waits for: to which subject, or to all that the duty is about where that is null. */
export interface DutyEvent {
  id: string
  duty: string
  about: string | null
  at: Date
}

/**
 * What an event calls for: the dues of the duty that waits for it, with a limit counted from its instant. The event's id
 * stands for the window, so that the same event never makes a due twice. None for a duty that waits for no event.
 */
export function eventDues(plan: Plan, roster: Roster, calendar: WorkCalendar, { id, duty: named, about, at }: DutyEvent): Due[] {
  const duty = dutiesOf(plan).find((candidate) => candidate.id === named)
  if (duty?.when?.kind !== 'event') return []
  const { dueOn, deadline } = limitAfter(duty.when, at, calendar)
  const owed = owing(duty, plan, roster).filter((one) => about === null || one.about?.id === about)
  return duesIn(duty, [{ key: id, start: calendarDate(at), end: dueOn, dueOn, deadline }], owed)
}
