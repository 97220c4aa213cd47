import { addDays } from '../calendar/addDays.ts'
import { laterOf, startOfDay } from '../calendar/calendarDate.ts'
import type { Window } from '../duty/window.ts'

/** A window with the last calendar date that is in time, and the hour of it where the document gives one. */
export type DueWindow = Window & { dueOn: string; hour?: string }

/** From one calendar date to another, both included. */
export interface Range {
  from: string
  to: string
}

/** Whether something is owed on any day of a range: it has begun, and is not yet both closed and due. */
export const isAlive = ({ start, end, dueOn }: Pick<DueWindow, 'start' | 'end' | 'dueOn'>, { from, to }: Range): boolean =>
  start <= to && from <= laterOf(dueOn, end)

const minute = 60 * 1000

/**
 * The instant from which on something is late: the hour of its last day, or the end of that day in Asia/Shanghai.
 * Throws `date.invalid` for a text that is no date.
 */
export function deadlineOf({ dueOn, hour }: Pick<DueWindow, 'dueOn' | 'hour'>): Date {
  if (hour === undefined) return startOfDay(addDays(dueOn, 1))
  const [hours, minutes] = [Number(hour.slice(0, 2)), Number(hour.slice(3))]
  return new Date(startOfDay(dueOn).getTime() + (hours * 60 + minutes) * minute)
}
