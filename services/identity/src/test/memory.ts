import { regionCode, regionPath } from '@duzhan/regions'
import type { Body, BodyRepository } from '../body/body.repository.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import { doesTheSame } from '../person/reach.ts'
import { sightWords } from '../person/sight.ts'
import { type AttemptRepository, nextWindow, type Tried } from '../session/attempt.repository.ts'
import type { Session, SessionRepository } from '../session/session.repository.ts'

/** A person as they are kept, with nothing special about them. */
export const aPerson = (account: string, over: Partial<Person> = {}): Person => ({
  id: `p-${account}`,
  account,
  title: '岗位',
  passwordHash: 'x',
  grants: [],
  isDisabled: false,
  mustChangePassword: false,
  secondFactor: null,
  invitations: [],
  move: null,
  removal: null,
  standsFor: [],
  access: 0,
  version: 0,
  ...over,
})

/** People in memory, by account; the adapter's own tests say that it behaves the same. */
export function peopleInMemory(...known: Person[]): PersonRepository & { kept: Map<string, Person> } {
  const kept = new Map(known.map((person) => [person.account, person]))
  return {
    kept,
    async add(_, person) {
      if (kept.has(person.account)) return false
      kept.set(person.account, person)
      return true
    },
    async addAll(_, people) {
      if (people.some(({ account }) => kept.has(account))) return false
      for (const person of people) kept.set(person.account, person)
      return true
    },
    taken: async (accounts) => new Set(accounts.filter((account) => kept.has(account))),
    byAccount: async (account) => kept.get(account) ?? null,
    byId: async (id) => [...kept.values()].find((person) => person.id === id) ?? null,
    byInvitation: async (hash) =>
      [...kept.values()].find(({ invitations }) => invitations.some((one) => one.hash === hash)) ?? null,
    isAnyone: async () => kept.size > 0,
    inspecting: async () =>
      [...kept.values()]
        .filter(({ isDisabled }) => !isDisabled)
        .flatMap(({ grants }) => grants.filter(({ role }) => role === 'inspector')),
    operators: async () => [...kept.values()].filter(({ grants }) => grants.some(({ role }) => role === 'operator')),
    alike: async (grant, except) =>
      [...kept.values()].filter(
        ({ id, isDisabled, grants }) => id !== except && !isDisabled && grants.some((one) => doesTheSame(one, grant)),
      ).length,
    moving: async (day) => [...kept.values()].filter(({ move }) => move !== null && move.from <= day),
    countWithin: async (regions) =>
      [...kept.values()].filter(({ grants }) => sightWords(grants).some((word) => regions.includes(word))).length,
    within: async (regions) =>
      [...kept.values()].filter(({ grants }) => sightWords(grants).some((word) => regions.includes(word))),
    async page(sight, { words, isRemoved, after, limit }) {
      const holds = (text: string) => text.toLowerCase().includes(words.toLowerCase())
      const isFound = ({ account, title, grants, removal }: Person) =>
        (removal !== null) === isRemoved &&
        account > after &&
        (holds(account) || holds(title)) &&
        sightWords(grants).some((word) => sight.includes(word))
      return [...kept.values()]
        .filter(isFound)
        .sort((one, other) => (one.account < other.account ? -1 : 1))
        .slice(0, limit)
    },
    async update(_, seen, change) {
      const now = kept.get(seen.account)
      if (!now || now.version !== seen.version) return false
      kept.set(now.account, { ...now, ...change, version: now.version + 1 })
      return true
    },
    async takeStep(seen, step) {
      const now = kept.get(seen.account)
      if (!now?.secondFactor || now.version !== seen.version || now.secondFactor.step >= step) return false
      kept.set(now.account, { ...now, secondFactor: { ...now.secondFactor, step }, version: now.version + 1 })
      return true
    },
  }
}

/** Sessions in memory, by id. */
export function sessionsInMemory(): SessionRepository & { kept: Map<string, Session> } {
  const kept = new Map<string, Session>()
  return {
    kept,
    add: async (session) => void kept.set(session.id, session),
    byId: async (id) => kept.get(id) ?? null,
    of: async (person) => [...kept.values()].filter((session) => session.person === person).reverse(),
    async touch(id, at) {
      const session = kept.get(id)
      if (session) kept.set(id, { ...session, lastSeenAt: at })
    },
    remove: async (id) => void kept.delete(id),
    async removeOf(person) {
      for (const [id, session] of kept) if (session.person === person) kept.delete(id)
    },
    async removeExpired(now) {
      for (const [id, { expiresAt }] of kept) if (expiresAt < now) kept.delete(id)
    },
  }
}

/** Attempts in memory, by key. */
export function attemptsInMemory(): AttemptRepository & { kept: Map<string, Tried> } {
  const kept = new Map<string, Tried>()
  return {
    kept,
    async take(key, { limit, now, lasts, remembered }) {
      const known = kept.get(key)
      const window = known && known.until > now ? known : nextWindow(known ?? null, { limit, now, lasts, remembered })
      if (window.count >= limit) return { place: null, until: window.until }
      kept.set(key, { ...window, count: window.count + 1 })
      return { place: window.count + 1 }
    },
    async release(key) {
      const running = kept.get(key)
      if (running && running.count > 0) kept.set(key, { ...running, count: running.count - 1 })
    },
    async removeEndedBefore(instant) {
      for (const [key, { until }] of kept) if (until <= instant) kept.delete(key)
    },
  }
}

/** Bodies in memory, by key. */
export function bodiesInMemory(...known: Body[]): BodyRepository & { kept: Map<string, Body> } {
  const kept = new Map(known.map((body) => [body.key, body]))
  const pathOf = (region: string): readonly string[] => regionPath(regionCode(region))
  const found = (isMeant: (path: readonly string[], body: Body) => boolean) =>
    [...kept.values()].filter((body) => isMeant(pathOf(body.jurisdiction), body)).sort((a, b) => (a.key < b.key ? -1 : 1))
  return {
    kept,
    byKey: async (key) => kept.get(key) ?? null,
    every: async () => found(() => true),
    around: async (regions) =>
      found((path, { jurisdiction }) => regions.some((one) => path.includes(one) || pathOf(one).includes(jurisdiction))),
    async add(body) {
      if (kept.has(body.key)) return false
      kept.set(body.key, body)
      return true
    },
    async update(_, body) {
      if (kept.get(body.key)?.version !== body.version - 1) return false
      kept.set(body.key, body)
      return true
    },
  }
}
