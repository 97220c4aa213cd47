import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import { passwordFits } from '../person/password.ts'
import type { PersonRepository } from '../person/person.repository.ts'
import type { SessionRepository } from './session.repository.ts'

const lifetime = 12 * 60 * 60 * 1_000
const idOf = (token: string) => createHash('sha256').update(token).digest('hex')

export interface SessionService {
  /** Throws `session.wrong-password`, the same for an unknown account. `expiresAt` is an instant in UTC. */
  open(account: string, password: string): Promise<{ token: string; expiresAt: string; actor: Actor }>
  /** Throws `session.expired` for a token that is unknown, signed out or older than twelve hours. */
  resolve(token: string): Promise<Actor>
  close(token: string): Promise<void>
}

export function sessionService(ports: { sessions: SessionRepository; people: PersonRepository; clock: Clock }): SessionService {
  const { sessions, people, clock } = ports
  return {
    async open(account, password) {
      const person = await people.byAccount(account)
      if (!(await passwordFits(person?.passwordHash ?? null, password)) || person === null)
        throw new Problem('unauthenticated', 'session.wrong-password')
      const now = clock.now()
      await sessions.removeExpired(now)
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now.getTime() + lifetime)
      await sessions.add({ id: idOf(token), person: person.id, expiresAt })
      return { token, expiresAt: expiresAt.toISOString(), actor: toActor(person) }
    },
    async resolve(token) {
      const session = await sessions.byId(idOf(token))
      const person = session && session.expiresAt > clock.now() ? await people.byId(session.person) : null
      if (person === null) throw new Problem('unauthenticated', 'session.expired')
      return toActor(person)
    },
    close: (token) => sessions.remove(idOf(token)),
  }
}

const toActor = ({ id, account, title, grants }: Actor): Actor => ({ id, account, title, grants })
