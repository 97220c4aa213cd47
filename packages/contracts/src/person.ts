import { z } from 'zod'
import { Account, NewPassword } from './account.ts'
import { Grant, Role } from './actor.ts'
import { isGivable } from './givable.ts'
import { CalendarDate, PlanCode, Region } from './ids.ts'
import { Reason, ShortText } from './text.ts'

/** What one service is to another is never a person's. */
const Grants = z.array(Grant.extend({ role: Role.exclude(['service']) }).refine(isGivable)).max(50)

/** `password` is the first one: whoever it is for must change it, because someone else knows it. */
export const PersonInput = z.object({ account: Account, title: ShortText(2, 80), password: NewPassword, grants: Grants })
export type PersonInput = z.infer<typeof PersonInput>
/** A person who is to be added: who is given no first password sets their own by what they are sent. */
export const NewPerson = PersonInput.partial({ password: true })
export type NewPerson = z.infer<typeof NewPerson>
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
    .array(NewPerson)
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
/** People whose account or post holds the words, of all whom one administers, there or removed: so many of them behind an account, by account. */
export const PersonFilter = z.object({
  words: z.string().max(80).optional(),
  show: z.enum(['there', 'removed']).default('there'),
  after: Account.optional(),
  limit: z.number().int().min(1).max(100).default(50),
})
export type PersonFilter = z.infer<typeof PersonFilter>
export const PersonRef = z.object({ account: Account })
/** Who an account is to services, and what they may do. */
export const PersonPosts = z.object({ id: z.string(), grants: z.array(Grant) })
export type PersonPosts = z.infer<typeof PersonPosts>
export const GrantChange = z.object({ account: Account, grants: Grants })
export type GrantChange = z.infer<typeof GrantChange>
/**
 * A person takes another post on a day, or at once where that has come: these grants instead of theirs. `successor` is given what the
 * person loses by it; null leaves it to whoever else holds the post.
 */
export const PersonMove = z.strictObject({
  account: Account,
  grants: Grants,
  from: CalendarDate,
  reason: Reason(),
  successor: Account.nullable(),
})
export type PersonMove = z.infer<typeof PersonMove>
/** A person leaves on a day, or at once where that has come: they sign in no more, and what they did stays theirs. */
export const PersonRemoval = PersonMove.omit({ grants: true })
export type PersonRemoval = z.infer<typeof PersonRemoval>
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
  /** The other post that the person takes, or that they leave, on a day to come; null where neither was decided. */
  move: PlannedMove | null
  /** Since when (UTC) the person is gone, why, and by which post that was decided; null as long as they are there. */
  removal: { at: string; reason: string; by: string } | null
  /** Until which instant (UTC) the last link that the person was sent sets a password, and whether that is over; null where none is open. */
  invitation: { until: string; isOver: boolean } | null
}

/** A move that waits for its day: what was decided, by which post and at which instant (UTC). Without grants the person leaves. */
export interface PlannedMove extends Omit<PersonMove, 'account' | 'grants' | 'successor'> {
  grants: Grant[] | null
  successor: { account: string; title: string } | null
  by: string
  at: string
}

/** What a person's post holds: each grant with how many others who can sign in could do the same, fifty at most are counted. */
export interface PersonHolding {
  grants: { grant: Grant; others: number }[]
}

/** People by account; `next` is the account behind which the next page begins, null where there is none. */
export interface PersonPage {
  people: PersonView[]
  next: string | null
}
