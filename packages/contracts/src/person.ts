import { z } from 'zod'
import { Account, NewPassword } from './account.ts'
import { Grant, Role } from './actor.ts'
import { isGivable } from './givable.ts'
import { PlanCode, Region } from './ids.ts'
import { ShortText } from './text.ts'

/** What one service is to another is never a person's. */
const Grants = z.array(Grant.extend({ role: Role.exclude(['service']) }).refine(isGivable)).max(50)

/** `password` is the first one: whoever it is for must change it, because someone else knows it. */
export const PersonInput = z.object({ account: Account, title: ShortText(2, 80), password: NewPassword, grants: Grants })
export type PersonInput = z.infer<typeof PersonInput>
/** So many people are added at once: those of a province. */
const mostAtOnce = 10_000
/** So many of them may be given a password: each takes a moment to be kept safely. */
const mostGiven = 300
/**
 * People who are added together, all or none; a trial says what stands against it and changes nothing. Who is given no password is
 * given a first code by the platform.
 */
export const PeopleInput = z.strictObject({
  people: z
    .array(PersonInput.partial({ password: true }))
    .min(1)
    .max(mostAtOnce)
    .refine((people) => people.filter(({ password }) => password !== undefined).length <= mostGiven),
  isTrial: z.boolean().default(false),
})
export type PeopleInput = z.infer<typeof PeopleInput>
/** How many were added, and the first codes of those who were given no password. */
export interface PeopleCreated {
  created: number
  codes: { account: string; code: string }[]
}
/** What stands against one of them, by its place among them. */
export interface PersonFault {
  at: number
  code: string
  details: Readonly<Record<string, unknown>>
  message: string
}
/** Asks which of these accounts one password opens. */
export const OpenedBy = z.strictObject({ accounts: z.array(z.string().max(40)).max(500), password: z.string().max(200) })
export type OpenedBy = z.infer<typeof OpenedBy>
/** Asks for whom anybody inspects a plan, within and above a region. */
export const InspectorsOf = z.strictObject({ plan: PlanCode, within: Region })
export type InspectorsOf = z.infer<typeof InspectorsOf>
/** People whose account or post holds the words, of all whom one administers: so many of them behind an account, by account. */
export const PersonFilter = z.object({
  words: z.string().max(80).optional(),
  after: Account.optional(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type PersonFilter = z.infer<typeof PersonFilter>
export const PersonRef = z.object({ account: Account })
export const GrantChange = z.object({ account: Account, grants: Grants })
export type GrantChange = z.infer<typeof GrantChange>
export const PasswordReset = z.object({ account: Account, password: NewPassword })
export type PasswordReset = z.infer<typeof PasswordReset>

/** A person as operators see one; the log names people by `id` alone. */
export interface PersonView {
  id: string
  account: string
  title: string
  grants: Grant[]
  isDisabled: boolean
  mustChangePassword: boolean
  /** Whether a second step is asked when the person signs in. */
  hasSecondFactor: boolean
}

/** People by account; `next` is the account behind which the next page begins, null where there is none. */
export interface PersonPage {
  people: PersonView[]
  next: string | null
}
