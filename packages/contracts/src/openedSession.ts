import { z } from 'zod'
import { Actor } from './actor.ts'

/** What the gateway is given of a session that was opened. `expiresAt` is an instant in UTC. */
export const OpenedSession = z.object({
  token: z.string(),
  expiresAt: z.string(),
  /** Kept by the browser: who comes back with it is not locked out by strangers who guess. */
  device: z.string(),
  actor: Actor,
})
export type OpenedSession = z.infer<typeof OpenedSession>
