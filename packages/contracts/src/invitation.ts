import { z } from 'zod'
import { NewPassword } from './account.ts'
import { OpenedSession } from './openedSession.ts'
import type { PersonView } from './person.ts'

const Address = z.string().max(100)

/** What the link of an invitation holds. */
export const InvitationRef = z.object({ code: z.string().min(1).max(100) })
export type InvitationRef = z.infer<typeof InvitationRef>
/** The same as the gateway hands it on: from which address it came. */
export const InvitationOpening = InvitationRef.extend({ address: Address })
export type InvitationOpening = z.infer<typeof InvitationOpening>
/** The password that the person has chosen. */
export const InvitationAnswer = InvitationRef.extend({ password: NewPassword })
export type InvitationAnswer = z.infer<typeof InvitationAnswer>
/** The same as the gateway hands it on: from which address it came, and by which system and browser. */
export const InvitationAcceptance = InvitationAnswer.extend({ address: Address, client: z.string().max(80).default('') })
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>

/** Who is invited, and until which instant (UTC) the link opens the account. */
export const OpenedInvitation = z.object({ account: z.string(), title: z.string(), until: z.string() })
export type OpenedInvitation = z.infer<typeof OpenedInvitation>
/** Who has set their password, and their session; null where their second step is still to be asked by the sign-in. */
export const AcceptedInvitation = z.object({ id: z.string(), session: OpenedSession.nullable() })
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>

/** A person with the code of their invitation, which is told this once and never again; null where they were given a password. */
export interface InvitedPerson extends PersonView {
  code: string | null
}
