import { Problem } from '@duzhan/problems'
import { calendarDate } from '../calendar/calendarDate.ts'
import { isBlank } from '../targets/registerRow.ts'
import type { PlanCode } from '../wording/catalogue.ts'
import type { PlanDetails } from '../wording/planSentence.ts'
import type { Due } from './due.ts'

export const dueStates = ['open', 'done', 'doneLate', 'missed', 'excused', 'cancelled'] as const
export type DueState = (typeof dueStates)[number]

/** Why a due is owed no longer, by a permanent code of the plan's catalogue. */
export interface DueReason {
  code: PlanCode
  details: PlanDetails
}

/** A due as it is kept: what became of it, by which record or for which reason, and when. */
export type KeptDue = Due & {
  state: DueState
  record: string | null
  reason: DueReason | null
  settledAt: Date | null
}

/** A record that is to pay a due: whose it is, what it is about, and when it was made. */
export interface Payment {
  record: string
  by: string
  about: string | null
  at: Date
}

/** A due that has just begun to be owed. */
export const openDue = (due: Due): KeptDue => ({ ...due, state: 'open', record: null, reason: null, settledAt: null })

/** Whether something can still become of a due: it is open, or it was missed and may still be done late or excused. */
const isUnsettled = ({ state }: Pick<KeptDue, 'state'>): boolean => state === 'open' || state === 'missed'

function unsettled(due: KeptDue): KeptDue {
  if (!isUnsettled(due)) throw new Problem('conflict', 'due.settled', { state: due.state })
  return due
}

/**
 * A due paid by a record: done, or done late from its deadline on. Paying it again with the same record changes nothing.
 * Throws `due.other-body` and `due.other-subject` where the record is somebody else's or about something else,
 * `due.not-begun` for a record that was made before the window, and `due.settled` where the due is not owed any more.
 */
export function payDue(due: KeptDue, { record, by, about, at }: Payment): KeptDue {
  if (due.record === record) return due
  if (due.by?.key !== by) throw new Problem('forbidden', 'due.other-body')
  if ((due.about?.id ?? null) !== about) throw new Problem('invalid', 'due.other-subject')
  if (calendarDate(at) < due.start) throw new Problem('invalid', 'due.not-begun', { start: due.start })
  const state = at < due.deadline ? 'done' : 'doneLate'
  return { ...unsettled(due), state, record, settledAt: at }
}

/** An open due whose deadline has passed is missed; any other stays as it is. */
export function missDue(due: KeptDue, now: Date): KeptDue {
  return due.state === 'open' && now >= due.deadline ? { ...due, state: 'missed' } : due
}

/** A due that a person lets somebody off. Throws `due.reason-missing` without a reason, and `due.settled`. */
export function excuseDue(due: KeptDue, { reason, at }: { reason: string; at: Date }): KeptDue {
  if (isBlank(reason)) throw new Problem('invalid', 'due.reason-missing')
  return { ...unsettled(due), state: 'excused', reason: { code: 'due.excused', details: { reason } }, settledAt: at }
}

/** A due that the plan no longer demands, with the reason that is shown. Throws `due.settled`. */
export function cancelDue(due: KeptDue, { reason, at }: { reason: DueReason; at: Date }): KeptDue {
  return { ...unsettled(due), state: 'cancelled', reason, settledAt: at }
}

/** A due that an event called for which was told by mistake, with the reason that is shown. Throws `due.settled`. */
export const withdrawDue = (due: KeptDue, { reason, at }: { reason: string; at: Date }): KeptDue =>
  cancelDue(due, { reason: { code: 'due.event-taken-back', details: { reason } }, at })
