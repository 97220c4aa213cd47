import type { SecondFactorRule } from '@duzhan/service-kit'
import type { ManualClock } from '@duzhan/test-kit'
import type { OfficePlan } from '../officePlan/officePlan.repository.ts'
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
  held: readonly string[] = [],
  plans: readonly OfficePlan[] = [],
) {
  const sessions = sessionsInMemory()
  const guard = signInGuard({ attempts: attemptsInMemory(), clock, secret })
  const hold = holding({
    sessions,
    people,
    regions: regionsOf(parts, held),
    officePlans: { ofOffices: async (offices) => plans.filter(({ office }) => offices.includes(office)) },
    clock,
    rule,
    times: { lifetime: 12 * hour, idle: 2 * hour },
  })
  const secondFactor = secondFactors({ people, clock, secret })
  const ports = { sessions, people, holding: hold, secondFactor, guard, clock, secret }
  const session = sessionService({ ...ports, issuer })
  return { sessions, holding: hold, guard, secondFactor, session, own: ownAccessService({ ...ports, rule }) }
}

/** Regions of which some were merged into others, and some are held. */
const regionsOf = (parts: Readonly<Record<string, readonly string[]>>, held: readonly string[] = []) => ({
  named: async (codes: readonly string[]) => held.filter((code) => codes.includes(code)).map((code) => ({ code, name: code })),
  partsOf: async (codes: readonly string[]) => new Map(codes.map((code) => [code, parts[code] ?? []])),
})

/** A person who has turned on a second step, with the secret that their app shares and their recovery codes. */
export function withSecondFactor(person: Person, clock: ManualClock, codeOf: (secret: string, now: Date) => string) {
  const factors = secondFactors({ people: { takeStep: async () => true, update: async () => true }, clock, secret })
  const { secret: shared, ticket } = factors.begin(person)
  const { secondFactor, recoveryCodes } = factors.confirm(person, { ticket, code: codeOf(shared, clock.now()) })
  return { person: { ...person, secondFactor }, shared, recoveryCodes }
}
