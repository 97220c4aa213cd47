import type {
  BegunSecondFactor,
  ConfirmedSecondFactor,
  OpenedSession,
  OwnAccess,
  OwnSecondFactorBegin,
  OwnSecondFactorConfirm,
  OwnSecondFactorRemove,
  OwnSessionEnd,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock, SecondFactorRule } from '@duzhan/service-kit'
import { passwordFits } from '../person/password.ts'
import type { Person, PersonChange, PersonRepository, PersonVerb } from '../person/person.repository.ts'
import type { SecondFactors } from '../secondFactor/secondFactor.ts'
import { newDeviceMark } from './deviceMark.ts'
import { type Holding, mustChangeFirst, mustHaveSecondFactor } from './holding.ts'
import { openViews } from './openViews.ts'
import type { Session, SessionRepository } from './session.repository.ts'
import type { SignInGuard } from './signInGuard.ts'

/**
 * What whoever holds a token sees and changes of their own signing in. Everything throws `session.expired`, and
 * `password.change-required` for a first password, which is to be changed before.
 */
export interface OwnAccessService {
  own(token: string): Promise<OwnAccess>
  /** Ends one of one's own sessions; of anybody else's nothing is told and nothing ends. */
  endOwn(end: OwnSessionEnd): Promise<void>
  /** Ends all of one's sessions and opens one in place of this. Throws `person.stale`. */
  endOthers(token: string): Promise<OpenedSession>
  /**
   * A new secret for an app. Throws `password.wrong`, `second-factor.off` where nobody may have one, and for whoever has one, without
   * a code of it, `session.code-required` and `session.wrong-code`; `session.limited` for one guess too many.
   */
  beginSecondFactor(begin: OwnSecondFactorBegin): Promise<BegunSecondFactor>
  /** Turns on what was begun, ends all other sessions and opens one in place of this. Throws what `SecondFactors.confirm` does, `session.limited` and `person.stale`. */
  confirmSecondFactor(confirm: OwnSecondFactorConfirm): Promise<ConfirmedSecondFactor>
  /**
   * Turns it off. Throws `password.wrong`, `session.wrong-code`, `session.limited`, and `second-factor.required` for whoever must have
   * one.
   */
  removeSecondFactor(remove: OwnSecondFactorRemove): Promise<void>
}

interface Ports {
  sessions: SessionRepository
  people: PersonRepository
  holding: Holding
  secondFactor: SecondFactors
  guard: SignInGuard
  clock: Clock
  secret: string
  rule: SecondFactorRule
}
interface Held {
  person: Person
  session: Session
}

export function ownAccessService(ports: Ports): OwnAccessService {
  const { sessions, people, holding, secondFactor, guard, clock, secret, rule } = ports

  async function holder(token: string): Promise<Held> {
    const held = await holding.holder(token)
    if (mustChangeFirst(held.person, held.session.method)) throw new Problem('forbidden', 'password.change-required')
    return held
  }

  /** Asks for the password again: a page that was left open is no way in. */
  async function refuseOther({ person, session }: Held, password: string): Promise<void> {
    const giveBack = await guard.reserve({ account: person.account, address: '', device: session.id })
    if (!(await passwordFits(person.passwordHash, password, clock.now())))
      throw new Problem('invalid', 'password.wrong').concerning(person.id)
    await giveBack()
  }

  /** Counts a try of a code, and forgets it where it was one. */
  async function counted<Result>({ person, session }: Held, attempt: () => Result | Promise<Result>): Promise<Result> {
    const giveBack = await guard.reserveCode({ account: person.account, device: session.id })
    const result = await attempt()
    await giveBack()
    return result
  }

  async function write(verb: PersonVerb, person: Person, change: PersonChange): Promise<Person> {
    if (!(await people.update(verb, person, change))) throw new Problem('stale', 'person.stale').concerning(person.id)
    return { ...person, ...change, version: person.version + 1 }
  }

  /** Ends every session by one write and opens another here. */
  async function beginAnew(verb: PersonVerb, { person, session }: Held, change: PersonChange): Promise<OpenedSession> {
    const changed = await write(verb, person, { ...change, access: person.access + 1 })
    await sessions.removeOf(person.id)
    const { client, method } = session
    return await holding.begin(changed, { device: newDeviceMark(person.id, secret), client, method })
  }

  return {
    async own(token) {
      const { person, session } = await holder(token)
      const views = openViews(await sessions.of(person.id), person, clock.now())
      const demand = mustHaveSecondFactor(person, rule) ? 'required' : rule === 'off' ? 'off' : 'optional'
      const recoveryCodesLeft = person.secondFactor?.recovery.length ?? 0
      return {
        sessions: views.map((view) => ({ ...view, isHere: view.id === session.id })),
        secondFactor: { isOn: person.secondFactor !== null, recoveryCodesLeft, demand },
      }
    },
    async endOwn({ token, session: id }) {
      const { person } = await holder(token)
      if ((await sessions.byId(id))?.person === person.id) await sessions.remove(id, 'close', person)
    },
    endOthers: async (token) => await beginAnew('endOwnSessions', await holder(token), {}),
    async beginSecondFactor({ token, password, code }) {
      const held = await holder(token)
      if (rule === 'off') throw new Problem('conflict', 'second-factor.off')
      await refuseOther(held, password)
      const { person } = held
      if (person.secondFactor !== null) {
        if (code === undefined) throw new Problem('invalid', 'session.code-required').concerning(person.id)
        await counted(held, () => refusingAsInput(secondFactor.take(person, code)))
      }
      return secondFactor.begin(person)
    },
    async confirmSecondFactor({ token, ticket, code }) {
      const held = await holder(token)
      if (rule === 'off') throw new Problem('conflict', 'second-factor.off')
      const confirm = async () => secondFactor.confirm(held.person, { ticket, code })
      const { secondFactor: kept, recoveryCodes } = await counted(held, () => refusingAsInput(confirm()))
      return { ...(await beginAnew('turnOnSecondFactor', held, { secondFactor: kept })), recoveryCodes }
    },
    async removeSecondFactor({ token, password, code }) {
      const held = await holder(token)
      if (mustHaveSecondFactor(held.person, rule)) throw new Problem('conflict', 'second-factor.required')
      await refuseOther(held, password)
      const taken = await counted(held, () => refusingAsInput(secondFactor.take(held.person, code)))
      await write('turnOffSecondFactor', taken, { secondFactor: null })
    },
  }
}

/** Whoever mistypes a code within a session stays signed in: it is the input that is refused. */
async function refusingAsInput<Result>(taken: Promise<Result>): Promise<Result> {
  return await taken.catch((error: unknown) => {
    if (!(error instanceof Problem) || error.kind !== 'unauthenticated') throw error
    throw new Problem('invalid', error.code).concerning(error.subject ?? '')
  })
}
