import { z } from 'zod'

/** What a person signs in by. */
export const Account = z.string().regex(/^[a-z][a-z0-9-]{2,31}$/)
/** Whether it is a good one is judged where it is kept, so that a person is told what is wrong with it. */
export const NewPassword = z.string().min(1).max(200)
