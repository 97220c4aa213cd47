import type { Grant, LogChange, LogVerb } from '@duzhan/contracts'
import type { Invitation } from './invitation.ts'
import type { Move } from './move.ts'

export interface Person {
  id: string
  account: string
  /** A post, never a personal name. */
  title: string
  passwordHash: string
  grants: Grant[]
  isDisabled: boolean
  /** Someone else knows the password: until it is changed there is nothing else to do. */
  mustChangePassword: boolean
  /** The second step of signing in, where the person has one. */
  secondFactor: SecondFactor | null
  /** The links by which the person may or might set their own password, the last one last. */
  invitations: Invitation[]
  /** The other post that the person takes on its day; null where none was decided. */
  move: Move | null
  /** Since when the person is gone, why and by whose decision; null as long as they are there. Who is gone is disabled. */
  removal: Removal | null
  /** The ids of those whose work was handed over to this person, the last one last. */
  standsFor: string[]
  /** Raised by whatever ends sessions: one that was opened under an older number opens nothing, however it raced with the change. */
  access: number
  /** Raised by every change: who writes over one that was not seen is told so. */
  version: number
}
export interface Removal {
  /** An instant (UTC). */
  at: string
  reason: string
  /** A post. */
  by: string
}
/** What is kept of a second step: nothing of it opens anything for whoever reads the store alone. */
export interface SecondFactor {
  /** The secret that the app shares, sealed for this person with the platform's own. */
  sealed: string
  /** The half minute of the last code that was taken: none of it or of one before is taken again. */
  step: number
  /** Hashes of the recovery codes that are left. */
  recovery: string[]
}
export type PersonChange = Partial<Omit<Person, 'id' | 'account' | 'title' | 'version'>>
/** What is done to a person, as the log names it. */
export type PersonVerb = LogVerb<'person'>
/** Part of a list: so many behind an account, there or removed, whose account or post holds the words, whatever their case. */
export interface PersonSearch {
  words: string
  isRemoved: boolean
  after: string
  limit: number
}
/** Each change is logged in the same write. */
export interface PersonRepository {
  /** Returns false when the account is taken. */
  add(verb: PersonVerb, person: Person): Promise<boolean>
  /** Adds all of them, all by one decision; returns false, and adds none, when an account is taken. */
  addAll(verb: PersonVerb, people: readonly Person[]): Promise<boolean>
  /** Those of some accounts that are taken. */
  taken(accounts: readonly string[]): Promise<ReadonlySet<string>>
  byAccount(account: string): Promise<Person | null>
  byId(id: string): Promise<Person | null>
  /** The person who was sent the link of this hash. */
  byInvitation(hash: string): Promise<Person | null>
  /** Those found by any of the words of `sightWords` who fit the search, by account. */
  page(sight: readonly string[], search: PersonSearch): Promise<Person[]>
  /** How many people have a grant within any of the regions. */
  countWithin(regions: readonly string[]): Promise<number>
  /** For whom anybody who may sign in inspects: every such grant once. */
  inspecting(): Promise<readonly Grant[]>
  /** Everybody who has a grant within any of the regions. */
  within(regions: readonly string[]): Promise<Person[]>
  /** Everybody who is granted the work of an operator anywhere. */
  operators(): Promise<Person[]>
  /** Whether anybody is kept. */
  isAnyone(): Promise<boolean>
  /** How many others who can sign in, fifty at most, have a grant that does what this one does. */
  alike(grant: Grant, except: string): Promise<number>
  /** Those who take another post on a day or before. */
  moving(day: string): Promise<Person[]>
  /** Changes the person as it was seen, in one write; returns false when someone else changed it meanwhile. `told` is what the log says besides. */
  update(verb: PersonVerb, seen: Person, change: PersonChange, told?: Pick<LogChange<'person'>, 'move'>): Promise<boolean>
  /**
   * Takes a code's half minute of the person as they were seen, which is not logged beside the sign-in; returns false when that or a
   * later one was taken, or when the person has changed meanwhile.
   */
  takeStep(seen: Person, step: number): Promise<boolean>
}
