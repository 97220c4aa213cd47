import { z } from 'zod'
import type { OpenedSession } from './openedSession.ts'
import { SecondFactorCode } from './secondFactor.ts'

/**
 * A page of this platform, to which one comes back: a path from its root, never another site's address. Browsers read `//` and `/\` as
 * the beginning of one, and leave tabs and line breaks out before they look.
 */
export const ReturnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u)

/** Sealed: what a sign-in at the issuer began with, or who came back from it. The browser keeps it out of reach of scripts. */
const Ticket = z.string().min(1).max(2_000)
/** Where a sign-in came from, as the gateway says it. */
const From = z.object({ client: z.string().max(80).default('') })

/** Asks for the way to the issuer. */
export const SignOnBegin = z.object({ returnTo: ReturnPath })
export type SignOnBegin = z.infer<typeof SignOnBegin>
/** What the issuer sent back with the browser: what stands behind `?` in the address. */
export const SignOnReturn = z.object({ query: z.string().min(1).max(6_000) })
export type SignOnReturn = z.infer<typeof SignOnReturn>
export const SignOnComplete = SignOnReturn.extend({ ticket: Ticket, ...From.shape })
export type SignOnComplete = z.infer<typeof SignOnComplete>
/** The second step of whoever has one here, and for whom the issuer’s does not count. */
export const SignOnCode = z.object({ code: SecondFactorCode })
export type SignOnCode = z.infer<typeof SignOnCode>
export const SignOnConfirm = SignOnCode.extend({ ticket: Ticket, ...From.shape })
export type SignOnConfirm = z.infer<typeof SignOnConfirm>

/** How one may sign in: by an issuer, under the label of its button, and who may by a password. */
export interface SignOnWays {
  issuer: { label: string } | null
  passwords: 'everyone' | 'operators'
}
/** Where to send the browser, and what brings it back. */
export interface SignOnBegun {
  url: string
  ticket: string
}
/** A session, and the page that was asked for; or, where a code is wanted first, another ticket. */
export type SignOnResult = (OpenedSession & { returnTo: string }) | { ticket: string }
/** What the page is told of it. */
export type SignedOn<Me> = { me: Me; returnTo: string } | { wantsCode: true }

/** How a session was opened: by the password of this platform, or by the issuer, which had asked for a second step as well or not. */
export const SignInMethod = z.enum(['password', 'issuer', 'issuer-twice'])
export type SignInMethod = z.infer<typeof SignInMethod>
/** Where whoever signs out ends their sign-in at the issuer as well; null where there is no such place. */
export const Leave = z.object({ leave: z.string().nullable() })
export type Leave = z.infer<typeof Leave>
