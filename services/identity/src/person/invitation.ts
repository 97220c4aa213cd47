import { Problem } from '@duzhan/problems'
import { hashOfCode, newSpokenCode } from './spokenCode.ts'

/** A code of 140 bits: nobody comes upon one. */
const groups = 7
const day = 24 * 60 * 60_000
/** So long, in milliseconds, a link sets a password. */
export const invitationMs = 7 * day
/** So many are remembered of a person, so that whoever holds an old link is told what became of it. */
const remembered = 5

/** What is kept of a link that lets a person set their own password, once. */
export interface Invitation {
  /** Of the code in the link: a stolen database opens no account. */
  hash: string
  /** Until which instant (UTC) it may be used. */
  until: string
  /** How it ended before that; null while it stands open. */
  end: 'used' | 'revoked' | null
}

/** Under which hash the invitation of a code is kept, however the code is typed. */
export const invitationHash = (code: string): string => hashOfCode(code)

/** The invitations of a person with a new one, the last: those before are revoked, for of two links the person may hold the wrong one. */
export function withInvitation(known: readonly Invitation[], now: Date): { code: string; invitations: Invitation[] } {
  const code = newSpokenCode(groups)
  const until = new Date(now.getTime() + invitationMs).toISOString()
  const invitations = [...revoked(known), { hash: invitationHash(code), until, end: null }].slice(-remembered)
  return { code, invitations }
}

/** The same with none that stands open. */
export const revoked = (known: readonly Invitation[]): Invitation[] =>
  known.map((one) => (one.end === null ? { ...one, end: 'revoked' } : one))

/** The same where the one of a hash was used; no other is open any more. */
export const used = (known: readonly Invitation[], hash: string): Invitation[] =>
  revoked(known.map((one) => (one.hash === hash && one.end === null ? { ...one, end: 'used' } : one)))

/** The one that has not ended, whether its time is over or not. */
export const unended = (known: readonly Invitation[]): Invitation | undefined => known.find(({ end }) => end === null)

export const isOver = ({ until }: Invitation, now: Date): boolean => now.toISOString() >= until

/** Throws `invitation.unknown`, `invitation.used`, `invitation.revoked` or `invitation.expired` for one that opens nothing. */
export function refuseEnded(invitation: Invitation | undefined, now: Date): asserts invitation is Invitation {
  if (invitation === undefined) throw new Problem('forbidden', 'invitation.unknown')
  if (invitation.end === 'used') throw new Problem('forbidden', 'invitation.used')
  if (invitation.end === 'revoked') throw new Problem('forbidden', 'invitation.revoked')
  if (isOver(invitation, now)) throw new Problem('forbidden', 'invitation.expired')
}
