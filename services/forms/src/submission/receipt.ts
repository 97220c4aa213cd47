import { createHash, createHmac } from 'node:crypto'
import type { Receipt, SubmissionInput } from '@duzhan/contracts'
import type { Submission } from './submission.repository.ts'

/** JSON with the keys of every object in order, so that equal content has equal bytes. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

/**
 * The fingerprint of what the device sent: the same id with another fingerprint is a conflict. Which visit it is made for does
 * not count: a page that was updated between two tries names one where the first try named none.
 */
export const fingerprint = ({ due: _, ...input }: SubmissionInput): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)))
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
