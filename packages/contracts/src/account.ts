import { z } from 'zod'
import { accountPattern } from './accountPattern.ts'

/** What a person signs in by. */
export const Account = z.string().regex(new RegExp(`^${accountPattern}$`))
/** Whether it is a good one is judged where it is kept, so that a person is told what is wrong with it. */
export const NewPassword = z.string().min(1).max(200)
