import { createHash, randomBytes } from 'node:crypto'
import type { Actor, Grant, OpenedSession, Role, SignInMethod } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { foundUnder, nation } from '@duzhan/regions'
import type { Clock, SecondFactorRule, SessionTimes } from '@duzhan/service-kit'
import type { OfficePlanRepository } from '../officePlan/officePlan.repository.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import type { RegionRepository } from '../region/region.repository.ts'
import type { Session, SessionRepository } from './session.repository.ts'

/** Noting every request would write for every reading. */
const noticed = 60_000

/** The roles in which somebody runs a plan; to visit and to answer for findings the plan itself names whom it means. */
const runs: ReadonlySet<Role> = new Set(['author', 'reviewer', 'decider', 'viewer'])

/** Under which id the session of a token is kept. */
export const idOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const expired = () => new Problem('unauthenticated', 'session.expired')

export interface HoldingPorts {
  sessions: SessionRepository
  people: PersonRepository
  /** What regions are made of: a grant of one that others were merged into reaches what came from them. */
  regions: Pick<RegionRepository, 'partsOf' | 'named'>
  /** The plans that are an office's own. */
  officePlans: Pick<OfficePlanRepository, 'ofOffices'>
  clock: Clock
  times: SessionTimes
  /** Whether a person must have a second step before anything else. */
  rule: SecondFactorRule
}
/** Sessions as tokens that somebody holds. */
export interface Holding {
  /** Opens a session for a person on a device that bears this mark. */
  begin(person: Person, on: { device: string; client: string; method: SignInMethod }): Promise<OpenedSession>
  /** Whoever holds a token, with the session that it opens. Throws `session.expired`. */
  holder(token: string): Promise<{ person: Person; session: Session }>
  /** A person who signed in like this, as everybody else is told of them. */
  toActor(person: Person, signedIn: Pick<Session, 'method'>): Promise<Actor>
}

export function holding({ sessions, people, regions, officePlans, clock, times, rule }: HoldingPorts): Holding {
  /** Inspectors work for hours where there is no network; a desk that nobody sits at is another's to use. */
  const isIdle = ({ lastSeenAt }: Session, { grants }: Person, now: Date) =>
    now.getTime() - lastSeenAt.getTime() >= times.idle && !grants.some(({ role }) => role === 'inspector')

  /** With a password that someone else knows, or without the second step that is wanted, a person may do nothing but change that. */
  async function toActor(person: Person, { method }: Pick<Session, 'method'>): Promise<Actor> {
    const { id, account, title, grants, standsFor } = person
    if (mustChangeFirst(person, method)) return { id, account, title, grants: [], mustChangePassword: true }
    if (mustHaveSecondFactor(person, rule) && person.secondFactor === null && method !== 'issuer-twice')
      return { id, account, title, grants: [], mustTurnOnSecondFactor: true }
    return { id, account, title, grants: await asHeld(grants), ...(standsFor.length > 0 && { standsFor }) }
  }

  /**
   * The grants with one of the same kind for each region that has become part of theirs, and of the nation for each province that is held:
   * codes below it go on to begin as they did, and everybody asks by code. Of one target or body nothing is added, for those are found by their id.
   */
  async function asHeld(grants: readonly Grant[]): Promise<Grant[]> {
    const ofOffices = await inOfficePlans(grants)
    const whole = [...grants, ...ofOffices].filter(({ target, body }) => target === undefined && body === undefined)
    const national = whole.filter(({ region }) => region === nation)
    const provinces = national.length > 0 ? (await regions.named(foundUnder(nation))).map(({ code }) => code) : []
    const ofProvinces = national.flatMap((grant) =>
      provinces.flatMap((region) => (region === nation ? [] : [{ ...grant, region }])),
    )
    const all = [...whole, ...ofProvinces]
    const parts = await regions.partsOf(all.map(({ region }) => region))
    const ofParts = all.flatMap((grant) => (parts.get(grant.region) ?? []).map((region) => ({ ...grant, region })))
    return [...grants, ...ofOffices, ...ofProvinces, ...ofParts]
  }

  /**
   * An office runs a plan of its own where that holds, as the jurisdiction runs its: each grant of the office in a role that runs plans
   * comes with one of the same kind for each of its plans.
   */
  async function inOfficePlans(grants: readonly Grant[]): Promise<Grant[]> {
    const running = grants.flatMap(({ role, plan, body }) => (body !== undefined && runs.has(role) ? [{ role, plan, body }] : []))
    if (running.length === 0) return []
    const plans = await officePlans.ofOffices([...new Set(running.map(({ body }) => body))])
    return running.flatMap(({ role, plan, body }) =>
      plans.flatMap((one): Grant[] =>
        one.office === body && (plan === '*' || plan === one.plan) ? [{ role, region: one.jurisdiction, plan: one.plan }] : [],
      ),
    )
  }

  return {
    toActor,
    async begin(person, { device, client, method }) {
      const now = clock.now()
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now.getTime() + times.lifetime)
      const { id: owner, access } = person
      const session = { openedAt: now, lastSeenAt: now, expiresAt, client, method }
      await sessions.add({ id: idOf(token), person: owner, access, ...session }, person)
      return { token, expiresAt: expiresAt.toISOString(), device, actor: await toActor(person, { method }) }
    },
    async holder(token) {
      const session = await sessions.byId(idOf(token))
      const person = session && (await people.byId(session.person))
      if (!session || !person || person.isDisabled || person.access !== session.access) throw expired()
      const now = clock.now()
      if (session.expiresAt <= now || isIdle(session, person, now)) throw expired()
      if (now.getTime() - session.lastSeenAt.getTime() >= noticed) await sessions.touch(session.id, now)
      return { person, session }
    },
  }
}

/** Whether somebody came in by a first password that someone else knows; who came from the issuer did not use it. */
export const mustChangeFirst = ({ mustChangePassword }: Pick<Person, 'mustChangePassword'>, method: SignInMethod): boolean =>
  mustChangePassword && method === 'password'

/** Whether the platform wants a second step of somebody's sign-in: of whoever administers others, where it says so. */
export const mustHaveSecondFactor = ({ grants }: Pick<Person, 'grants'>, rule: SecondFactorRule): boolean =>
  rule === 'operators' && grants.some(({ role }) => role === 'operator')
