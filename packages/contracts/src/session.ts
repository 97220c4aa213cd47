import { z } from 'zod'
import { Actor } from './actor.ts'
import type { Verb } from './policy.ts'

const Password = z.string().min(1).max(200)

export const SignIn = z.object({ account: z.string().min(1).max(64), password: Password })
/** A sign-in as the gateway hands it on: from which address it came, and the mark of a device that has been let in before. */
export const SessionOpen = SignIn.extend({ address: z.string().max(100), device: z.string().max(200).nullable() })
export type SessionOpen = z.infer<typeof SessionOpen>
export const SessionRef = z.object({ token: z.string().max(100) })
export const PasswordChange = z.object({ current: Password, next: Password })
export const OwnPasswordChange = PasswordChange.extend({ token: z.string().max(100) })
export type OwnPasswordChange = z.infer<typeof OwnPasswordChange>

/** What the gateway is given of a session that was opened. `expiresAt` is an instant in UTC. */
export const OpenedSession = z.object({
  token: z.string(),
  expiresAt: z.string(),
  /** Kept by the browser: who comes back with it is not locked out by strangers who guess. */
  device: z.string(),
  actor: Actor,
})
export type OpenedSession = z.infer<typeof OpenedSession>

export const SessionsOf = z.object({ account: z.string().min(1).max(64) })
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
}

/** What the page knows of the person signed in. `now` is the platform's instant (UTC), `today` its date in Asia/Shanghai. */
export interface Me extends Actor {
  /** Whether the platform is a demonstration, whose data is an example and whose passwords are published. */
  isDemonstration: boolean
  verbs: Verb[]
  now: string
  today: string
}
