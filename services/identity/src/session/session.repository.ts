export interface Session {
  /** SHA-256 of the token: a stolen database opens no session. */
  id: string
  person: string
  expiresAt: Date
}
export interface SessionRepository {
  add(session: Session): Promise<void>
  byId(id: string): Promise<Session | null>
  remove(id: string): Promise<void>
  removeExpired(now: Date): Promise<void>
}
