import { type Actor, type Me, verbsOf } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, expiringCache, type Peer } from '@duzhan/service-kit'
import { signInLimit } from './signInLimit.ts'

interface Opened {
  token: string
  expiresAt: string
  actor: Actor
}
export interface SessionDesk {
  /** Throws `session.wrong-password` and `session.limited`. `seconds`: how long the session lasts. */
  signIn(account: string, password: string, address: string): Promise<{ token: string; seconds: number; me: Me }>
  /** Who holds a token, known again within three seconds of any change. Throws `session.required`, `session.expired`. */
  actorOf(token: string | null): Promise<Actor>
  meOf(token: string | null): Promise<Me>
  signOut(token: string | null): Promise<void>
}

/** Sessions as the gateway handles them: identity keeps them, the gateway remembers for a moment who holds which token. */
export function sessionDesk({ identity, clock }: { identity: () => Peer; clock: Clock }): SessionDesk {
  const limit = signInLimit(clock)
  const actors = expiringCache({
    size: 10_000,
    ttl: 3_000,
    load: (token) => identity().query<Actor>('identity.session.resolve', { token }),
  })
  const toMe = (actor: Actor): Me => ({
    ...actor,
    verbs: [...new Set(actor.grants.flatMap(({ role }) => verbsOf(role)))],
    now: clock.now().toISOString(),
    today: calendarDate(clock.now()),
  })
  const actorOf = (token: string | null) => {
    if (!token) throw new Problem('unauthenticated', 'session.required')
    return actors.get(token)
  }
  return {
    async signIn(account, password, address) {
      limit.check(account, address)
      try {
        const { token, expiresAt, actor } = await identity().mutate<Opened>('identity.session.open', { account, password })
        return { token, seconds: Math.round((Date.parse(expiresAt) - clock.now().getTime()) / 1_000), me: toMe(actor) }
      } catch (error) {
        if (error instanceof Problem && error.kind === 'unauthenticated') limit.failed(account, address)
        throw error
      }
    },
    actorOf: async (token) => actorOf(token),
    meOf: async (token) => toMe(await actorOf(token)),
    async signOut(token) {
      if (!token) return
      await identity().mutate('identity.session.close', { token })
      actors.forget(token)
    },
  }
}
