import type { SignInMethod } from '@duzhan/contracts'
import type { Person } from '../person/person.repository.ts'

export interface Session {
  /** SHA-256 of the token: a stolen database opens no session. */
  id: string
  person: string
  /** The person's `access` when it was opened. */
  access: number
  openedAt: Date
  /** To about a minute: the last request that came under it. */
  lastSeenAt: Date
  expiresAt: Date
  /** The system and the browser that it was opened with, as they call themselves. */
  client: string
  method: SignInMethod
}
/** Whose a session is, as the log names them. */
export type Holder = Pick<Person, 'id' | 'account' | 'title' | 'grants'>
/** That sessions begin and end is logged in the same write, but for those that end with a change of the person, which is. */
export interface SessionRepository {
  add(session: Session, holder: Holder): Promise<void>
  byId(id: string): Promise<Session | null>
  /** A person's sessions, the newest first. */
  of(person: string): Promise<Session[]>
  /** Notes that a session was used; one that was removed meanwhile stays removed. */
  touch(id: string, at: Date): Promise<void>
  /** Ends a session: `close` is what its holder does, `end` what an operator does. */
  remove(id: string, verb: 'close' | 'end', holder: Holder): Promise<void>
  /** Removes all that a person has. */
  removeOf(person: string): Promise<void>
  removeExpired(now: Date): Promise<void>
}
