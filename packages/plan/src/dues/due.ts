import type { Duty } from './duty.ts'

/** A body that owes: its key tells it from every other body of the plan, whatever it is called. */
export interface OwingBody {
  key: string
  title: string
}

/** What a due is about, where it is not about the owing body itself. */
export interface DueSubject {
  kind: 'target' | 'region' | 'focusArea'
  id: string
  title: string
}

/**
 * One thing owed: by whom, about what, in which window, until when. `by` is null where the plan names nobody there. The
 * key says the same due whatever range of days it was found in, and no two dues of a plan share one.
 */
export interface Due {
  key: string
  duty: string
  what: Duty['what']
  title: string
  by: OwingBody | null
  about: DueSubject | null
  window: string
  start: string
  end: string
  /** The last calendar date in time. */
  dueOn: string
  /** The instant from which on it is late. */
  deadline: Date
  /** Which of several in one window, from 1. */
  turn: number
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a due came by no calendar: it was called for by an event, or handed in unasked, whose id stands for the window. */
export const isUndated = ({ window }: Pick<Due, 'window'>): boolean => uuid.test(window)

/** What a due is told by: duty, body, subject, window and turn. None of their parts holds the sign that joins them. */
export function dueKey({ duty, by, about, window, turn }: Pick<Due, 'duty' | 'by' | 'about' | 'window' | 'turn'>): string {
  return [duty, by?.key ?? '-', about?.id ?? '-', window, turn].join('/')
}
