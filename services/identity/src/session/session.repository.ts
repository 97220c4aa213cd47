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
}
export interface SessionRepository {
  add(session: Session): Promise<void>
  byId(id: string): Promise<Session | null>
  /** A person's sessions, the newest first. */
  of(person: string): Promise<Session[]>
  /** Notes that a session was used; one that was removed meanwhile stays removed. */
  touch(id: string, at: Date): Promise<void>
  remove(id: string): Promise<void>
  /** Removes all that a person has. */
  removeOf(person: string): Promise<void>
  removeExpired(now: Date): Promise<void>
}
