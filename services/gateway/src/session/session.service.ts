import {
  type Actor,
  type FoundRegion,
  type Me,
  type OpenedSession,
  type RegionSearch,
  type SetupInput,
  type SetupState,
  verbsOf,
} from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, expiringCache, type Peer } from '@duzhan/service-kit'

/** A session that was just opened, as the browser keeps it. `seconds`: how long it lasts. */
export interface SignedIn {
  token: string
  seconds: number
  device: string
  me: Me
}
/** Who asks to be let in: the address they call from and the mark that their device was given before. */
export interface Caller {
  address: string
  device: string | null
}
export interface SessionAdmin {
  /** Throws `session.wrong-password`, `session.limited` and `person.disabled`. */
  signIn(account: string, password: string, caller: Caller): Promise<SignedIn>
  /** Who holds a token, known again within three seconds of any change. Throws `session.required`, `session.expired`. */
  actorOf(token: string | null): Promise<Actor>
  meOf(token: string | null): Promise<Me>
  signOut(token: string | null): Promise<void>
  /** Changes one's own password: every session of that person ends, and this one is replaced. Throws what identity does. */
  changePassword(token: string | null, current: string, next: string): Promise<SignedIn>
  /** Whether an installation still waits for its first operator. */
  setupState(): Promise<SetupState>
  /** Regions to choose the jurisdiction from. Throws `setup.done`. */
  setupRegions(search: RegionSearch): Promise<FoundRegion[]>
  /** Makes the first operator and opens their session. Throws what identity does. */
  setUp(input: SetupInput, caller: Caller): Promise<SignedIn>
}

/** Sessions as identity keeps them. */
export type Sessions = Peer<'identity'>['session']
/** How identity makes its first operator, as far as a browser comes to it. */
export type Setups = Pick<Peer<'identity'>['setup'], 'state' | 'find' | 'complete'>

interface Ports {
  identity: Sessions
  setup: Setups
  clock: Clock
  isDemonstration: boolean
}

/** Sessions as the gateway handles them: identity keeps them, the gateway remembers for a moment who holds which token. */
export function sessionAdmin({ identity, setup, clock, isDemonstration }: Ports): SessionAdmin {
  const actors = expiringCache({
    size: 10_000,
    ttl: 3_000,
    clock,
    load: (token) => identity.resolve({ token }),
  })
  const toMe = (actor: Actor): Me => ({
    ...actor,
    isDemonstration,
    verbs: [...new Set(actor.grants.flatMap(verbsOf))],
    now: clock.now().toISOString(),
    today: calendarDate(clock.now()),
  })
  const toSignedIn = ({ token, expiresAt, device, actor }: OpenedSession): SignedIn => {
    const seconds = Math.round((Date.parse(expiresAt) - clock.now().getTime()) / 1_000)
    return { token, seconds, device, me: toMe(actor) }
  }
  const actorOf = (token: string | null) => {
    if (!token) throw new Problem('unauthenticated', 'session.required')
    return actors.get(token)
  }
  return {
    async signIn(account, password, caller) {
      return toSignedIn(await identity.open({ account, password, ...caller }))
    },
    actorOf: async (token) => actorOf(token),
    meOf: async (token) => toMe(await actorOf(token)),
    async signOut(token) {
      if (!token) return
      await identity.close({ token })
      actors.forget(token)
    },
    async changePassword(token, current, next) {
      if (!token) throw new Problem('unauthenticated', 'session.required')
      const opened = await identity.changePassword({ token, current, next })
      actors.forget(token)
      return toSignedIn(opened)
    },
    setupState: () => setup.state(),
    setupRegions: (search) => setup.find(search),
    setUp: async (input, { address }) => toSignedIn(await setup.complete({ ...input, address })),
  }
}
