import type { HandedFile } from '@duzhan/contracts'
import { excuseDue, type KeptDue, payDue } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { Place } from '@duzhan/service-kit'

/** A figure as it was handed in, in the words that the plan had for it then. */
export interface KeptFigure {
  key: string
  title: string
  unit: string | null
  value: number
}

/** What was done with a due, by whom. `by` is a post, or the platform where the plan did it. */
export interface TrackedStep {
  verb: 'tell' | 'handIn' | 'receive' | 'sendBack' | 'excuse' | 'revokeReceipt' | 'revokeExcuse' | 'cancel' | 'reopen'
  at: Date
  by: { id: string; title: string }
  text: string
  isNil?: boolean
  files?: HandedFile[]
  figures?: KeptFigure[]
}

/** A due as it is followed: where the body that owes it lies, to whom it is owed, and everything that was done with it. */
export interface TrackedDue extends KeptDue, Place {
  /** `body`: the key of the body of the directory that receives it. */
  to: { region: string; title: string; body?: string | null }
  mayBeNil: boolean
  steps: TrackedStep[]
  version: number
}

const isHandedIn = ({ state }: TrackedDue): boolean => state === 'done' || state === 'doneLate'
const last = ({ steps }: TrackedDue, ...verbs: TrackedStep['verb'][]): TrackedStep | undefined =>
  steps.findLast(({ verb }) => verbs.includes(verb))

/** Whether what was handed in last has been received: nothing of it changes any more, unless its receiver opens it again. */
export const isReceived = (due: TrackedDue): boolean =>
  isHandedIn(due) && last(due, 'handIn', 'receive', 'revokeReceipt')?.verb === 'receive'

/** Whether it was sent back, and has not been handed in again since. */
export const isReturned = (due: TrackedDue): boolean =>
  due.state === 'open' && last(due, 'handIn', 'sendBack')?.verb === 'sendBack'

/**
 * When it was handed in first: what is sent back and handed in again is as late as it was the first time. Null before that.
 */
export const handedInAt = ({ steps }: TrackedDue): Date | null => steps.find(({ verb }) => verb === 'handIn')?.at ?? null

const after = (due: TrackedDue, step: TrackedStep): TrackedDue => ({
  ...due,
  steps: [...due.steps, step],
  version: due.version + 1,
})

/**
 * A due after something was handed in for it. Until it is received it can be handed in again, which puts right what was
 * handed in before. Throws `due.unowned` where the plan names nobody, `due.not-begun`, `due.settled`.
 */
export function handedIn(due: TrackedDue, step: TrackedStep): TrackedDue {
  if (due.by === null) throw new Problem('conflict', 'due.unowned')
  if (isReceived(due)) throw new Problem('conflict', 'due.settled', { state: due.state })
  if (isHandedIn(due)) return after(due, step)
  const record = `${due.key}#${due.version + 1}`
  const paid = payDue(due, { record, by: due.by.key, about: due.about?.id ?? null, at: handedInAt(due) ?? step.at })
  return after({ ...due, ...paid, settledAt: step.at }, step)
}

/** Whoever handed it in last does not also answer it. */
function otherThanSender(due: TrackedDue, by: TrackedStep['by']): void {
  if (last(due, 'handIn')?.by.id === by.id) throw new Problem('forbidden', 'due.own-work')
}

function answerable(due: TrackedDue, by: TrackedStep['by']): void {
  if (!isHandedIn(due) || isReceived(due)) throw new Problem('conflict', 'due.not-handed-in')
  otherThanSender(due, by)
}

/** A due whose receiver says that it has come. Throws `due.not-handed-in`, `due.own-work`. */
export function received(due: TrackedDue, step: TrackedStep): TrackedDue {
  answerable(due, step.by)
  return after(due, step)
}

/** A due sent back for another round: it is owed again. Throws `due.not-handed-in`, `due.own-work`. */
export function sentBack(due: TrackedDue, step: TrackedStep): TrackedDue {
  answerable(due, step.by)
  return { ...after(due, step), state: 'open', record: null, settledAt: null }
}

/** A due that somebody is let off. Throws `due.settled` once it is handed in or no longer asked for. */
export function excused(due: TrackedDue, step: TrackedStep): TrackedDue {
  return after({ ...due, ...excuseDue(due, { reason: step.text, at: step.at }) }, step)
}

/** What was received waits for its answer again, as it was handed in. Throws `due.not-received`, `due.own-work`. */
export function receiptRevoked(due: TrackedDue, step: TrackedStep): TrackedDue {
  if (!isReceived(due)) throw new Problem('conflict', 'due.not-received')
  otherThanSender(due, step.by)
  return after(due, step)
}

/** What somebody was let off is owed again, by the same day as before. Throws `due.not-excused`. */
export function excuseRevoked(due: TrackedDue, step: TrackedStep): TrackedDue {
  if (due.state !== 'excused') throw new Problem('conflict', 'due.not-excused')
  return { ...after(due, step), state: 'open', reason: null, settledAt: null }
}
