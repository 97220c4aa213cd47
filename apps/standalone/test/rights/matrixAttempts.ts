import type { Attempts } from './attempt.ts'
import { officeAttempts } from './officeAttempts.ts'
import { planAttempts } from './planAttempts.ts'
import { workAttempts } from './workAttempts.ts'

/** Every verb that a person can hold, each with things that stand somewhere, and may be on their way to somewhere else. */
export const attempts: Attempts = { ...planAttempts, ...workAttempts, ...officeAttempts }
