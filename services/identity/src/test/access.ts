import type { SecondFactorRule } from '@duzhan/service-kit'
import type { ManualClock } from '@duzhan/test-kit'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import { secondFactors } from '../secondFactor/secondFactor.ts'
import { holding } from '../session/holding.ts'
import { ownAccessService } from '../session/ownAccess.service.ts'
import { sessionService } from '../session/session.service.ts'
import { signInGuard } from '../session/signInGuard.ts'
import { attemptsInMemory, sessionsInMemory } from './memory.ts'

const hour = 60 * 60_000
export const secret = 's'.repeat(32)

/** Signing in and all that is one's own of it, among these people, by a clock that stands still. */
export function accessOf(
  people: PersonRepository,
  clock: ManualClock,
  rule: SecondFactorRule = 'optional',
  issuer: Parameters<typeof sessionService>[0]['issuer'] = null,
  parts: Readonly<Record<string, readonly string[]>> = {},
) {
  const sessions = sessionsInMemory()
  const guard = signInGuard({ attempts: attemptsInMemory(), clock, secret })
  const held = holding({
    sessions,
    people,
    regions: regionsOf(parts),
    clock,
    rule,
    times: { lifetime: 12 * hour, idle: 2 * hour },
  })
  const secondFactor = secondFactors({ people, clock, secret })
  const ports = { sessions, people, holding: held, secondFactor, guard, clock, secret }
  const session = sessionService({ ...ports, issuer })
  return { sessions, holding: held, guard, secondFactor, session, own: ownAccessService({ ...ports, rule }) }
}

/** Regions of which some were merged into others. */
const regionsOf = (parts: Readonly<Record<string, readonly string[]>>) => ({
  partsOf: async (codes: readonly string[]) => new Map(codes.map((code) => [code, parts[code] ?? []])),
})

/** A person who has turned on a second step, with the secret that their app shares and their recovery codes. */
export function withSecondFactor(person: Person, clock: ManualClock, codeOf: (secret: string, now: Date) => string) {
  const factors = secondFactors({ people: { takeStep: async () => true, update: async () => true }, clock, secret })
  const { secret: shared, ticket } = factors.begin(person)
  const { secondFactor, recoveryCodes } = factors.confirm(person, { ticket, code: codeOf(shared, clock.now()) })
  return { person: { ...person, secondFactor }, shared, recoveryCodes }
}
