import { z } from 'zod'
import type { Actor } from './actor.ts'
import type { Verb } from './policy.ts'

export const SignIn = z.object({ account: z.string().min(1).max(64), password: z.string().min(1).max(200) })

/** What the page knows of the person signed in. `now` is the platform's instant (UTC), `today` its date in Asia/Shanghai. */
export interface Me extends Actor {
  verbs: Verb[]
  now: string
  today: string
}
