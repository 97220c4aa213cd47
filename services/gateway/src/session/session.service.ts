import {
  type Actor,
  type BegunSecondFactor,
  type FoundRegion,
  heldBy,
  type InvitationAnswer,
  type InvitationRef,
  type Leave,
  type Me,
  type OpenedInvitation,
  type OpenedSession,
  type OwnAccess,
  type RegionSearch,
  type SecondFactorBegin,
  type SecondFactorConfirm,
  type SecondFactorRemove,
  type SetupInput,
  type SetupState,
  type SignIn,
  type SignOnBegin,
  type SignOnBegun,
  type SignOnCode,
  type SignOnResult,
  type SignOnReturn,
  type SignOnWays,
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
  /** Ends the session; says where the issuer’s own is ended, where there is such a place. */
  signOut(token: string | null): Promise<Leave>
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
  /** How one may sign in. */
  signOnWays(): Promise<SignOnWays>
  /** The way to the issuer, and the ticket that the browser keeps meanwhile. Throws what identity does, as all that follows. */
  beginSignOn(begin: SignOnBegin): Promise<SignOnBegun>
  /** Whom the issuer sent back. Throws `sign-on.lost` without a ticket. */
  completeSignOn(came: SignOnReturn, by: { ticket: string | null; client: string }): Promise<CameBack>
  /** The second step of whom the issuer sent back. Throws `sign-on.lost` without a ticket. */
  confirmSignOn(code: SignOnCode, by: { ticket: string | null; client: string }): Promise<CameBack>
  /** Whether an installation still waits for its first operator. */
  setupState(): Promise<SetupState>
  /** Regions to choose the jurisdiction from. Throws `setup.done`. */
  setupRegions(search: RegionSearch): Promise<FoundRegion[]>
  /** Makes the first operator and opens their session. Throws what identity does. */
  setUp(input: SetupInput, caller: Caller): Promise<SignedIn>
  /** Whom a link invites. This and the next throw what identity does. */
  openInvitation(ref: InvitationRef, caller: Caller): Promise<OpenedInvitation>
  /** Sets the invited person's password and opens their session; null where their second step is still to be asked. */
  acceptInvitation(answer: InvitationAnswer, caller: Caller): Promise<SignedIn | null>
}

/** Whoever came back from the issuer: signed in, with the page that was asked for, or with another ticket until a code is given. */
export type CameBack = { signedIn: SignedIn; returnTo: string } | { ticket: string }

/** Sessions as identity keeps them. */
export type Sessions = Peer<'identity'>['session']
/** How identity makes its first operator, as far as a browser comes to it. */
export type Setups = Pick<Peer<'identity'>['setup'], 'state' | 'find' | 'complete'>

/** How identity lets people in by an issuer. */
export type SignOns = Peer<'identity'>['signOn']

/** How identity lets in whom an operator has invited. */
export type Invitations = Peer<'identity'>['invitation']

interface Ports {
  identity: Sessions
  invitation: Invitations
  setup: Setups
  signOn: SignOns
  clock: Clock
  isDemonstration: boolean
}

/** Sessions as the gateway handles them: identity keeps them, the gateway remembers for a moment who holds which token. */
export function sessionAdmin({ identity, invitation, setup, signOn, clock, isDemonstration }: Ports): SessionAdmin {
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
    held: heldBy(actor.grants),
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
  const cameBack = (answer: SignOnResult): CameBack => {
    if (!('actor' in answer)) return answer
    const { returnTo, ...opened } = answer
    return { signedIn: toSignedIn(opened), returnTo }
  }
  const ticketed = (ticket: string | null): string => {
    if (ticket === null) throw new Problem('unauthenticated', 'sign-on.lost')
    return ticket
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
      if (!token) return { leave: null }
      const { leave } = await identity.close({ token })
      actors.forget(token)
      return { leave }
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
    signOnWays: () => signOn.ways(),
    beginSignOn: (begin) => signOn.begin(begin),
    completeSignOn: async ({ query }, { ticket, client }) =>
      cameBack(await signOn.complete({ query, ticket: ticketed(ticket), client })),
    confirmSignOn: async ({ code }, { ticket, client }) =>
      cameBack(await signOn.confirm({ code, ticket: ticketed(ticket), client })),
    setupState: () => setup.state(),
    setupRegions: (search) => setup.find(search),
    setUp: async (input, { address, client }) => toSignedIn(await setup.complete({ ...input, address, client })),
    openInvitation: ({ code }, { address }) => invitation.open({ code, address }),
    async acceptInvitation(answer, { address, client }) {
      const { session } = await invitation.accept({ ...answer, address, client })
      return session && toSignedIn(session)
    },
  }
}
