import type { InvitedPerson } from '@duzhan/contracts'
import type { Slip } from './PasswordSlips.tsx'

/** What a person is to be handed who was given this first password, or else was sent a link. */
export function slipOf({ account, title, code, invitation }: InvitedPerson, password: string | undefined): Slip {
  if (code !== null) return { account, title, code, until: invitation?.until ?? '' }
  return { account, title, password: password ?? '' }
}
