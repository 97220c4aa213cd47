import {
  type Actor,
  type BegunSecondFactor,
  type FoundRegion,
  type Me,
  type OpenedSession,
  type OwnAccess,
  type RegionSearch,
  type SecondFactorBegin,
  type SecondFactorConfirm,
  type SecondFactorRemove,
  type SetupInput,
  type SetupState,
  type SignIn,
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
/** Who asks to be let in: the address they call from, the mark that their device was given before, and what it calls itself. */
export interface Caller {
  address: string
  device: string | null
  client: string
}
export interface SessionAdmin {
  /** Throws `session.wrong-password`, `session.limited`, `person.disabled`, `session.code-required` and `session.wrong-code`. */
  signIn(input: SignIn, caller: Caller): Promise<SignedIn>
  /** Who holds a token, known again within three seconds of any change. Throws `session.required`, `session.expired`. */
  actorOf(token: string | null): Promise<Actor>
  meOf(token: string | null): Promise<Me>
  signOut(token: string | null): Promise<void>
  /** Changes one's own password: every session of that person ends, and this one is replaced. Throws what identity does. */
  changePassword(token: string | null, current: string, next: string): Promise<SignedIn>
  /** How oneself is signed in. This and all that follows of one's own throws `session.required` and what identity does. */
  own(token: string | null): Promise<OwnAccess>
  /** Ends one of one's own sessions. */
  endOwn(token: string | null, session: string): Promise<void>
  /** Ends all of one's own sessions; this one is replaced. */
  endOthers(token: string | null): Promise<SignedIn>
  beginSecondFactor(token: string | null, begin: SecondFactorBegin): Promise<BegunSecondFactor>
  /** Turns a second step on: all other sessions end, this one is replaced, and recovery codes are told this once. */
  confirmSecondFactor(token: string | null, confirm: SecondFactorConfirm): Promise<SignedIn & { recoveryCodes: string[] }>
  removeSecondFactor(token: string | null, remove: SecondFactorRemove): Promise<void>
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
  const held = (token: string | null): string => {
    if (!token) throw new Problem('unauthenticated', 'session.required')
    return token
  }
  const actorOf = (token: string | null) => actors.get(held(token))
  /** What replaces a session: the old one is over here at once. */
  const replaced = (token: string, opened: OpenedSession): SignedIn => {
    actors.forget(token)
    return toSignedIn(opened)
  }
  return {
    async signIn(input, caller) {
      return toSignedIn(await identity.open({ ...input, ...caller }))
    },
    actorOf: async (token) => actorOf(token),
    meOf: async (token) => toMe(await actorOf(token)),
    async signOut(token) {
      if (!token) return
      await identity.close({ token })
      actors.forget(token)
    },
    async changePassword(mine, current, next) {
      const token = held(mine)
      return replaced(token, await identity.changePassword({ token, current, next }))
    },
    own: async (token) => await identity.own({ token: held(token) }),
    async endOwn(token, session) {
      await identity.endOwn({ token: held(token), session })
    },
    async endOthers(mine) {
      const token = held(mine)
      return replaced(token, await identity.endOthers({ token }))
    },
    beginSecondFactor: async (token, begin) => await identity.beginSecondFactor({ token: held(token), ...begin }),
    async confirmSecondFactor(mine, confirm) {
      const token = held(mine)
      const { recoveryCodes, ...opened } = await identity.confirmSecondFactor({ token, ...confirm })
      return { ...replaced(token, opened), recoveryCodes }
    },
    async removeSecondFactor(token, remove) {
      await identity.removeSecondFactor({ token: held(token), ...remove })
    },
    setupState: () => setup.state(),
    setupRegions: (search) => setup.find(search),
    setUp: async (input, { address, client }) => toSignedIn(await setup.complete({ ...input, address, client })),
  }
}
