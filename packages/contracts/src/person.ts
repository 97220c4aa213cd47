import { z } from 'zod'
import { Grant } from './actor.ts'
import { Role } from './role.ts'

export const PersonInput = z.object({
  account: z.string().regex(/^[a-z][a-z0-9-]{2,31}$/),
  title: z.string().min(2).max(80),
  password: z.string().min(8).max(200),
  /** What one service is to another is never a person's. */
  grants: z.array(Grant.extend({ role: Role.exclude(['service']) })).max(50),
})
export type PersonInput = z.infer<typeof PersonInput>
/** Asks which of these accounts one password opens. */
export const OpenedBy = z.strictObject({ accounts: z.array(z.string().max(40)).max(500), password: z.string().max(200) })
export type OpenedBy = z.infer<typeof OpenedBy>
export interface PersonView {
  account: string
  title: string
  grants: Grant[]
}
