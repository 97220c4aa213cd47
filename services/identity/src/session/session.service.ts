import type { Actor, Leave, OpenedSession, OwnPasswordChange, SessionOpen } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import { revoked } from '../person/invitation.ts'
import { hashPassword, passwordFits } from '../person/password.ts'
import { judgePassword } from '../person/passwordRules.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import type { SecondFactors } from '../secondFactor/secondFactor.ts'
import { isDeviceOf, newDeviceMark } from './deviceMark.ts'
import { type Holding, idOf } from './holding.ts'
import type { SessionRepository } from './session.repository.ts'
import type { SignInGuard } from './signInGuard.ts'

export interface SessionService {
  /**
   * Opens a session. Throws `session.wrong-password`, the same for an unknown account, `session.limited` before it looks at a
   * password or code that is one guess too many, and to whoever knows the password `person.disabled` for an account that is,
   * `session.password-off` for one that must come by the issuer, `session.code-required` where a second step is asked and none is
   * given, `session.wrong-code` for one that is none.
   */
  open(signIn: SessionOpen): Promise<OpenedSession>
  /** Throws `session.expired` for a token that is unknown, ended, too old or idle for too long. */
  resolve(token: string): Promise<Actor>
  /** Ends a session; says where the issuer’s own is ended, where it was opened by that. */
  close(token: string): Promise<Leave>
  /**
   * Changes the password of whoever holds the token, ends all their sessions and opens one in place of this. Throws
   * `session.expired`, `session.limited`, `password.wrong`, `password.unchanged`, `person.stale` and what `judgePassword` does.
   */
  changePassword(change: OwnPasswordChange): Promise<OpenedSession>
}

interface Ports {
  sessions: SessionRepository
  people: PersonRepository
  holding: Holding
  secondFactor: SecondFactors
  guard: SignInGuard
  /** Who may sign in by a password, and where a sign-in at the issuer ends. */
  issuer: { passwords: 'everyone' | 'operators'; leave(): Promise<string | null> } | null
  clock: Clock
  secret: string
}

export function sessionService(ports: Ports): SessionService {
  const { sessions, people, holding, secondFactor, guard, issuer, clock, secret } = ports

  /** The second step of whoever has one: the password alone opens nothing then. */
  async function takeCode(person: Person, code: string | undefined, device: string | null): Promise<Person> {
    if (person.secondFactor === null) return person
    if (code === undefined) throw new Problem('unauthenticated', 'session.code-required').concerning(person.id)
    const giveBack = await guard.reserveCode({ account: person.account, device })
    const taken = await secondFactor.take(person, code)
    await giveBack()
    return taken
  }

  return {
    async open({ account, password, code, address, device, client }) {
      const person = await people.byAccount(account)
      const known = person && isDeviceOf(device, person.id, secret) ? device : null
      const about = (problem: Problem) => (person ? problem.concerning(person.id) : problem)
      const giveBack = await guard.reserve({ account, address, device: known }).catch((error: unknown) => {
        throw error instanceof Problem ? about(error) : error
      })
      if (!(await passwordFits(person?.passwordHash ?? null, password, clock.now())) || person === null)
        throw about(new Problem('unauthenticated', 'session.wrong-password'))
      await giveBack() // a code that is wrong is counted apart
      if (person.isDisabled) throw about(new Problem('unauthenticated', 'person.disabled'))
      if (issuer?.passwords === 'operators' && !isOperator(person))
        throw about(new Problem('unauthenticated', 'session.password-off'))
      const taken = await takeCode(person, code, known).catch((error: unknown) => {
        throw error instanceof Problem ? about(error) : error
      })
      await sessions.removeExpired(clock.now())
      return await holding.begin(taken, { device: known ?? newDeviceMark(person.id, secret), client, method: 'password' })
    },
    async resolve(token) {
      const { person, session } = await holding.holder(token)
      return await holding.toActor(person, session)
    },
    async close(token) {
      const session = await sessions.byId(idOf(token))
      const person = session && (await people.byId(session.person))
      if (person) await sessions.remove(idOf(token), 'close', person)
      return { leave: session && session.method !== 'password' && issuer ? await issuer.leave() : null }
    },
    async changePassword({ token, current, next }) {
      const { person, session } = await holding.holder(token)
      const giveBack = await guard.reserve({ account: person.account, address: '', device: session.id })
      if (!(await passwordFits(person.passwordHash, current, clock.now())))
        throw new Problem('invalid', 'password.wrong').concerning(person.id)
      await giveBack()
      if (next === current) throw new Problem('invalid', 'password.unchanged')
      judgePassword(next, person.account)
      const change = {
        passwordHash: await hashPassword(next),
        ...{ mustChangePassword: false, access: person.access + 1, invitations: revoked(person.invitations) },
      }
      if (!(await people.update('changePassword', person, change)))
        throw new Problem('stale', 'person.stale').concerning(person.id)
      await sessions.removeOf(person.id)
      const { client, method } = session
      return await holding.begin({ ...person, ...change }, { device: newDeviceMark(person.id, secret), client, method })
    },
  }
}

const isOperator = ({ grants }: Person): boolean => grants.some(({ role }) => role === 'operator')
