import { randomUUID } from 'node:crypto'
import type {
  OpenedSession,
  SignInMethod,
  SignOnBegin,
  SignOnBegun,
  SignOnComplete,
  SignOnConfirm,
  SignOnResult,
  SignOnWays,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock, IssuerSettings } from '@duzhan/service-kit'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import { seal, unseal } from '../secondFactor/sealed.ts'
import type { SecondFactors } from '../secondFactor/secondFactor.ts'
import { newDeviceMark } from '../session/deviceMark.ts'
import type { Holding } from '../session/holding.ts'
import type { SessionRepository } from '../session/session.repository.ts'
import type { SignInGuard } from '../session/signInGuard.ts'
import type { Asked, Issuer } from './issuer.ts'

/** Minutes from the button to coming back, and from coming back to the code. */
const lasts = 10

/**
 * Signing in by the issuer. A sign-in that is under way is kept nowhere here: a sealed ticket in the browser brings it back. What needs an
 * issuer throws `sign-on.off` where there is none, and `sign-on.issuer-away` where it does not answer.
 */
export interface SignOnService {
  ways(): SignOnWays
  /** Where the issuer asks a person who they are. */
  begin(begin: SignOnBegin): Promise<SignOnBegun>
  /**
   * Opens a session for whom the issuer has recognised, or tells that a code of their second step is wanted. Throws `sign-on.lost` for a
   * ticket that is older than ten minutes, was used or is of another browser, what `Issuer.prove` does, `sign-on.no-claim` where the issuer
   * does not tell the account, `sign-on.unknown` for an account that is not here, and `person.disabled`.
   */
  complete(complete: SignOnComplete): Promise<SignOnResult>
  /** Opens the session of whom a code was wanted. Throws `sign-on.lost`, `person.disabled`, `session.wrong-code`, `session.limited`. */
  confirm(confirm: SignOnConfirm): Promise<SignOnResult>
}

interface Ports {
  settings: IssuerSettings | null
  issuer: Issuer | null
  people: Pick<PersonRepository, 'byAccount' | 'byId'>
  sessions: Pick<SessionRepository, 'removeExpired'>
  holding: Pick<Holding, 'begin'>
  secondFactor: Pick<SecondFactors, 'take'>
  guard: Pick<SignInGuard, 'takeOnce' | 'reserveCode'>
  clock: Clock
  /** Tickets are of the world’s time, as tokens are. */
  worldClock: Clock
  secret: string
}
/** What a ticket brings back of a sign-in that is at the issuer, or that waits for a code. */
interface Away extends Asked {
  id: string
  returnTo: string
}
interface Waiting {
  id: string
  returnTo: string
  person: string
  access: number
}

const lost = () => new Problem('unauthenticated', 'sign-on.lost')

export function signOnService(ports: Ports): SignOnService {
  const { settings, people, sessions, holding, secondFactor, guard, clock, worldClock, secret } = ports

  function issuer(): Issuer {
    if (ports.issuer === null) throw new Problem('conflict', 'sign-on.off')
    return ports.issuer
  }

  const ticketOf = (stage: Stage, told: Away | Waiting): string =>
    seal(JSON.stringify({ ...told, until: worldClock.now().getTime() + lasts * 60_000 }), { sealedFor: stage, secret })

  function opened<Told extends Away | Waiting>(stage: Stage, ticket: string): Told {
    const text = unseal(ticket, { sealedFor: stage, secret })
    const told = text === null ? null : (JSON.parse(text) as Told & { until: number }) // as `ticketOf` has sealed it
    if (told === null || told.until <= worldClock.now().getTime()) throw lost()
    return told
  }

  async function begun(person: Person, on: { client: string; method: SignInMethod }): Promise<OpenedSession> {
    await sessions.removeExpired(clock.now())
    return await holding.begin(person, { device: newDeviceMark(person.id, secret), ...on })
  }

  return {
    ways: () =>
      settings === null
        ? { issuer: null, passwords: 'everyone' }
        : { issuer: { label: settings.label }, passwords: settings.passwords },
    async begin({ returnTo }) {
      const asked = issuer().ask()
      const url = await issuer().addressFor(asked)
      return { url, ticket: ticketOf('at the issuer', { ...asked, returnTo, id: randomUUID() }) }
    },
    async complete({ query, ticket, client }) {
      const by = issuer()
      const away = opened<Away>('at the issuer', ticket)
      if (!(await guard.takeOnce(away.id, lasts))) throw lost()
      const { account, amr } = await by.prove(query, away)
      if (account === null) throw new Problem('unauthenticated', 'sign-on.no-claim', { claim: settings?.claim ?? '' })
      const person = await people.byAccount(account)
      if (person === null) throw new Problem('unauthenticated', 'sign-on.unknown', { account })
      if (person.isDisabled) throw new Problem('unauthenticated', 'person.disabled').concerning(person.id)
      const isTwice = settings?.secondFactor === 'issuer' && amr.includes('mfa')
      const { returnTo } = away
      if (person.secondFactor !== null && !isTwice) {
        const { id, access } = person
        return { ticket: ticketOf('waits for a code', { id: away.id, returnTo, person: id, access }) }
      }
      return { ...(await begun(person, { client, method: isTwice ? 'issuer-twice' : 'issuer' })), returnTo }
    },
    async confirm({ code, ticket, client }) {
      issuer()
      const waiting = opened<Waiting>('waits for a code', ticket)
      const person = await people.byId(waiting.person)
      if (person === null || person.access !== waiting.access) throw lost()
      if (person.isDisabled) throw new Problem('unauthenticated', 'person.disabled').concerning(person.id)
      const giveBack = await guard.reserveCode({ account: person.account, device: null })
      const taken = await secondFactor.take(person, code)
      await giveBack()
      return { ...(await begun(taken, { client, method: 'issuer' })), returnTo: waiting.returnTo }
    },
  }
}

type Stage = 'at the issuer' | 'waits for a code'
