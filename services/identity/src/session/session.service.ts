import { createHash, randomBytes } from 'node:crypto'
import type { Actor, OpenedSession, OwnPasswordChange, SessionOpen } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock, SessionTimes } from '@duzhan/service-kit'
import { hashPassword, passwordFits } from '../person/password.ts'
import { judgePassword } from '../person/passwordRules.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import { isDeviceOf, newDeviceMark } from './deviceMark.ts'
import type { Session, SessionRepository } from './session.repository.ts'
import type { SignInGuard } from './signInGuard.ts'

/** Noting every request would write for every reading. */
const noticed = 60_000
const idOf = (token: string) => createHash('sha256').update(token).digest('hex')
const expired = () => new Problem('unauthenticated', 'session.expired')

export interface SessionService {
  /**
   * Opens a session. Throws `session.wrong-password`, the same for an unknown account, `session.limited` before it looks at a
   * password that is one guess too many, and `person.disabled` to whoever knows the password of an account that is.
   */
  open(signIn: SessionOpen): Promise<OpenedSession>
  /** Throws `session.expired` for a token that is unknown, ended, too old or idle for too long. */
  resolve(token: string): Promise<Actor>
  close(token: string): Promise<void>
  /**
   * Changes the password of whoever holds the token, ends all their sessions and opens one in place of this. Throws
   * `session.expired`, `session.limited`, `password.wrong`, `password.unchanged`, `person.stale` and what `judgePassword` does.
   */
  changePassword(change: OwnPasswordChange): Promise<OpenedSession>
}

interface Ports {
  sessions: SessionRepository
  people: PersonRepository
  guard: SignInGuard
  clock: Clock
  secret: string
  times: SessionTimes
}

export function sessionService({ sessions, people, guard, clock, secret, times }: Ports): SessionService {
  async function begin(person: Person, device: string): Promise<OpenedSession> {
    const now = clock.now()
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now.getTime() + times.lifetime)
    const { id: owner, access } = person
    await sessions.add({ id: idOf(token), person: owner, access, openedAt: now, lastSeenAt: now, expiresAt }, person)
    return { token, expiresAt: expiresAt.toISOString(), device, actor: toActor(person) }
  }

  /** Whoever holds a token, with the session that it opens. */
  async function holder(token: string): Promise<{ person: Person; session: Session }> {
    const session = await sessions.byId(idOf(token))
    const person = session && (await people.byId(session.person))
    if (!session || !person || person.isDisabled || person.access !== session.access) throw expired()
    const now = clock.now()
    if (session.expiresAt <= now || isIdle(session, person, now)) throw expired()
    if (now.getTime() - session.lastSeenAt.getTime() >= noticed) await sessions.touch(session.id, now)
    return { person, session }
  }

  /** Inspectors work for hours where there is no network; a desk that nobody sits at is another's to use. */
  const isIdle = ({ lastSeenAt }: Session, { grants }: Person, now: Date) =>
    now.getTime() - lastSeenAt.getTime() >= times.idle && !grants.some(({ role }) => role === 'inspector')

  return {
    async open({ account, password, address, device }) {
      const person = await people.byAccount(account)
      const known = person && isDeviceOf(device, person.id, secret) ? device : null
      const about = (problem: Problem) => (person ? problem.concerning(person.id) : problem)
      const giveBack = await guard.reserve({ account, address, device: known }).catch((error: unknown) => {
        throw error instanceof Problem ? about(error) : error
      })
      if (!(await passwordFits(person?.passwordHash ?? null, password)) || person === null)
        throw about(new Problem('unauthenticated', 'session.wrong-password'))
      await giveBack()
      if (person.isDisabled) throw about(new Problem('unauthenticated', 'person.disabled'))
      await sessions.removeExpired(clock.now())
      return await begin(person, known ?? newDeviceMark(person.id, secret))
    },
    resolve: async (token) => toActor((await holder(token)).person),
    async close(token) {
      const session = await sessions.byId(idOf(token))
      const person = session && (await people.byId(session.person))
      if (person) await sessions.remove(idOf(token), 'close', person)
    },
    async changePassword({ token, current, next }) {
      const { person, session } = await holder(token)
      const giveBack = await guard.reserve({ account: person.account, address: '', device: session.id })
      if (!(await passwordFits(person.passwordHash, current)))
        throw new Problem('invalid', 'password.wrong').concerning(person.id)
      await giveBack()
      if (next === current) throw new Problem('invalid', 'password.unchanged')
      judgePassword(next, person.account)
      const change = { passwordHash: await hashPassword(next), mustChangePassword: false, access: person.access + 1 }
      if (!(await people.update('changePassword', person, change)))
        throw new Problem('stale', 'person.stale').concerning(person.id)
      await sessions.removeOf(person.id)
      return await begin({ ...person, ...change }, newDeviceMark(person.id, secret))
    },
  }
}

/** With a password that someone else knows a person may do nothing but change it. */
const toActor = ({ id, account, title, grants, mustChangePassword }: Person): Actor =>
  mustChangePassword ? { id, account, title, grants: [], mustChangePassword } : { id, account, title, grants }
