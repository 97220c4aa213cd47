import type { Actor, Verb } from '@duzhan/contracts'
import { serviceActor } from '@duzhan/service-kit'
import type { TestIssuer } from '@duzhan/test-kit/testIssuer'
import { telephoneCode } from './telephone.ts'

export const gateway = serviceActor('gateway')
export const password = 'Duzhan-2020-matrix'
export const ownPassword = 'qing-shan-61-shui'
export const jurisdiction = '990100000000'

interface Given {
  /** Makes a call that must be done; by an operator of everything, where nobody is named. */
  must(verb: Verb, input: unknown, by?: Actor): Promise<unknown>
  now(): Date
  issuer(): TestIssuer
}

export type SignedInPeople = ReturnType<typeof signedInPeople>

/** People who are made and sign in as people do, each call a new one. */
export function signedInPeople({ must, now, issuer }: Given) {
  let count = 0
  const newPerson = async () => {
    const account = `person-${++count}`
    const grants = [{ role: 'viewer', region: jurisdiction, plan: '*' }]
    const { id } = (await must('person.create', { account, title: '岗位', password, grants })) as { id: string } // as contracts shape it
    return { account, id }
  }
  const signedIn = async () => {
    const person = await newPerson()
    const opened = await must('session.open', { account: person.account, password, address: '', device: null }, gateway)
    return { ...person, token: (opened as { token: string }).token } // as contracts shape it
  }
  /** A person with a password of their own, signed in. */
  const settled = async () => {
    const person = await signedIn()
    const opened = await must('session.changePassword', { token: person.token, current: password, next: ownPassword }, gateway)
    return { ...person, token: (opened as { token: string }).token } // as contracts shape it
  }
  const begun = async () => {
    const person = await settled()
    const answer = await must('session.beginSecondFactor', { token: person.token, password: ownPassword }, gateway)
    const { secret, ticket } = answer as { secret: string; ticket: string } // as contracts shape it
    return { ...person, secret, ticket, code: (more = 0) => telephoneCode(secret, new Date(now().getTime() + more)) }
  }
  /** A person who has a second step, by the code of whose next half minute it is asked again. */
  const secured = async () => {
    const { ticket, code, ...person } = await begun()
    const answer = await must('session.confirmSecondFactor', { token: person.token, ticket, code: code() }, gateway)
    const { token, recoveryCodes } = answer as { token: string; recoveryCodes: string[] } // as contracts shape it
    return { ...person, token, recoveryCodes, code: code(30_000) }
  }
  /** Somebody who was sent a link. */
  const invited = async () => {
    const person = await newPerson()
    const { code } = (await must('person.invite', { account: person.account })) as { code: string } // as contracts shape it
    return { ...person, code }
  }
  /** Whoever comes back from the issuer, with what the gateway hands on of it. */
  const cameBack = async (account: string) => {
    const begun = (await must('signOn.begin', { returnTo: '/home' }, gateway)) as { url: string; ticket: string } // as contracts shape it
    return { query: (await issuer().signIn(begun.url, account)).search.slice(1), ticket: begun.ticket }
  }
  return { newPerson, signedIn, settled, begun, secured, invited, cameBack }
}
