import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { Person, PersonRepository, SecondFactor } from '../person/person.repository.ts'
import { hashOfCode, newSpokenCode } from '../person/spokenCode.ts'
import { seal, unseal } from './sealed.ts'
import { newTimeSecret, stepOf, uriOf } from './timeCode.ts'

/** How many recovery codes are given at once, and of how many groups: each has eighty bits. */
const recovery = { codes: 10, groups: 4 }
/** How long a secret that was begun may be confirmed. */
const begunLasts = 10 * 60_000

/** What was begun: a secret as it is typed and as an app reads it from a picture, and what brings it back. */
export interface Begun {
  secret: string
  uri: string
  ticket: string
}
/** The second step of signing in, as it is checked and made; who may ask for it is said elsewhere. */
export interface SecondFactors {
  /**
   * Takes a code of a person's app, or one of their recovery codes, so that it is never taken again; returns the person as they are
   * kept from then on. Throws `session.wrong-code` for any other code, for one that was taken before, and for a person without any.
   */
  take(person: Person, code: string): Promise<Person>
  /** A new secret for a person, which is kept nowhere yet. */
  begin(person: Person): Begun
  /**
   * What is to be kept of a secret that was begun, by a first code of it, with its recovery codes. Throws `second-factor.ticket-expired`
   * for one that is older than ten minutes or of somebody else, and `session.wrong-code`.
   */
  confirm(person: Person, confirmed: { ticket: string; code: string }): { secondFactor: SecondFactor; recoveryCodes: string[] }
}

export function secondFactors({
  people,
  clock,
  secret,
}: {
  people: Pick<PersonRepository, 'takeStep' | 'update'>
  clock: Clock
  secret: string
}): SecondFactors {
  const wrong = ({ id }: Person) => new Problem('unauthenticated', 'session.wrong-code').concerning(id)
  const kept = ({ id }: Person) => ({ sealedFor: `kept ${id}`, secret })
  const begun = ({ id }: Person) => ({ sealedFor: `begun ${id}`, secret })

  async function takeDigits(person: Person, factor: SecondFactor, digits: string): Promise<Person> {
    const shared = unseal(factor.sealed, kept(person))
    const step = shared === null ? null : stepOf(shared, digits, clock.now())
    if (step === null || !(await people.takeStep(person, step))) throw wrong(person)
    return { ...person, secondFactor: { ...factor, step }, version: person.version + 1 }
  }

  async function takeRecovery(person: Person, factor: SecondFactor, code: string): Promise<Person> {
    const hash = hashOfCode(code)
    if (!factor.recovery.includes(hash)) throw wrong(person)
    const secondFactor = { ...factor, recovery: factor.recovery.filter((one) => one !== hash) }
    if (!(await people.update('useRecoveryCode', person, { secondFactor }))) throw wrong(person)
    return { ...person, secondFactor, version: person.version + 1 }
  }

  return {
    async take(person, code) {
      const { secondFactor: factor } = person
      if (factor === null) throw wrong(person)
      const digits = code.replace(/\s/g, '')
      return await (/^\d{6}$/.test(digits) ? takeDigits(person, factor, digits) : takeRecovery(person, factor, code))
    },
    begin(person) {
      const shared = newTimeSecret()
      const until = clock.now().getTime() + begunLasts
      const ticket = seal(JSON.stringify({ shared, until }), begun(person))
      return { secret: shared, uri: uriOf(shared, person.account), ticket }
    },
    confirm(person, { ticket, code }) {
      const told = unseal(ticket, begun(person))
      const { shared, until } = told === null ? { shared: '', until: 0 } : (JSON.parse(told) as { shared: string; until: number }) // what `begin` has sealed
      if (until <= clock.now().getTime()) throw new Problem('conflict', 'second-factor.ticket-expired').concerning(person.id)
      const step = stepOf(shared, code.replace(/\s/g, ''), clock.now())
      if (step === null) throw wrong(person)
      const recoveryCodes = Array.from({ length: recovery.codes }, () => newSpokenCode(recovery.groups))
      const secondFactor = { sealed: seal(shared, kept(person)), step, recovery: recoveryCodes.map(hashOfCode) }
      return { secondFactor, recoveryCodes }
    },
  }
}
