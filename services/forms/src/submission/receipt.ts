import { createHash, createHmac } from 'node:crypto'
import type { Receipt, SubmissionInput } from '@duzhan/contracts'
import type { Submission } from './submission.repository.ts'

/** Names that an object lists before all others, by their number, in whatever order it was made. */
const isNumber = /^(?:0|[1-9]\d{0,9})$/

/** The names of an object's fields in the order in which a fingerprint tells them: numbers by their size, then all others. */
function namesOf(value: object): string[] {
  const names = Object.keys(value).sort()
  if (!names.some((name) => isNumber.test(name))) return names
  return Object.keys(Object.fromEntries(names.map((name) => [name, null])))
}

/** JSON with the names of every object in order, so that equal content has equal bytes; undefined for what JSON has no word for. */
function canonical(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one) ?? 'null').join()}]`
  let text = ''
  for (const name of namesOf(value)) {
    const told = canonical(value[name as keyof typeof value]) // one of its own names
    if (told !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${told}`
  }
  return `{${text}}`
}

/**
 * The fingerprint of what the device sent: the same id with another fingerprint is a conflict. Which visit it is made for does
 * not count: a page that was updated between two tries names one where the first try named none.
 */
export const fingerprint = ({ due: _, ...input }: SubmissionInput): string =>
  createHash('sha256')
    .update(canonical(input) ?? '')
    .digest('hex')

/** Proof that the platform holds this submission; the same submission always has the same receipt. */
export function receiptFor(submission: Submission, secret: string): Receipt {
  const { id, hash, receivedAt, plan, revision, checklist, target, part, isLate } = submission
  const facts = {
    ...{ id, hash, receivedAt: receivedAt.toISOString(), plan, revision, checklist, target },
    ...(part && { part }),
    ...(isLate && { late: true as const }), // a receipt that was given before this was told stays what it was
  }
  return { ...facts, signature: createHmac('sha256', secret).update(JSON.stringify(facts)).digest('hex') }
}
