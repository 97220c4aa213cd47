import { z } from 'zod'
import type { Actor } from './actor.ts'
import type { HeldVerbs } from './held.ts'
import type { Verb } from './policy.ts'
import { SecondFactorCode, type SecondFactorState } from './secondFactor.ts'
import type { SignInMethod } from './signOn.ts'

const Password = z.string().min(1).max(200)

/** `code` is the second step, where the person has one: six digits of the app, or a recovery code. */
export const SignIn = z.object({ account: z.string().min(1).max(64), password: Password, code: SecondFactorCode.optional() })
export type SignIn = z.infer<typeof SignIn>
/**
 * A sign-in as the gateway hands it on: from which address it came, the mark of a device that has been let in before, and by which
 * system and browser it calls itself (empty where it does not).
 */
export const SessionOpen = SignIn.extend({
  address: z.string().max(100),
  device: z.string().max(200).nullable(),
  client: z.string().max(80).default(''),
})
export type SessionOpen = z.infer<typeof SessionOpen>
export const SessionRef = z.object({ token: z.string().max(100) })
export const PasswordChange = z.object({ current: Password, next: Password })
export const OwnPasswordChange = PasswordChange.extend({ token: z.string().max(100) })
export type OwnPasswordChange = z.infer<typeof OwnPasswordChange>

export const SessionsOf = z.object({ account: z.string().min(1).max(64) })
/** One of one's own sessions. */
export const OwnSessionRef = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })
export const OwnSessionEnd = OwnSessionRef.extend({ token: z.string().max(100) })
export type OwnSessionEnd = z.infer<typeof OwnSessionEnd>
/** Without `session`, all of that person's. */
export const SessionEnd = SessionsOf.extend({
  session: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type SessionEnd = z.infer<typeof SessionEnd>
/** An open session; its id opens nothing. Instants are in UTC. */
export interface SessionView {
  id: string
  openedAt: string
  lastSeenAt: string
  expiresAt: string
  /** The system and the browser that it was opened with, as they call themselves; empty where they do not. */
  client: string
  method: SignInMethod
}
/** How oneself is signed in: the open sessions, the newest first, of which one `isHere`, and the second step of one's sign-in. */
export interface OwnAccess {
  sessions: (SessionView & { isHere: boolean })[]
  secondFactor: SecondFactorState
}

/** What the page knows of the person signed in. `now` is the platform's instant (UTC), `today` its date in Asia/Shanghai. */
export interface Me extends Actor {
  /** Whether the platform is a demonstration, whose data is an example and whose passwords are published. */
  isDemonstration: boolean
  /** What the person may do somewhere, by whichever grant. */
  verbs: Verb[]
  /** The same by the kinds of the grants: what some of them hold is offered where those reach. */
  held: HeldVerbs[]
  now: string
  today: string
}
