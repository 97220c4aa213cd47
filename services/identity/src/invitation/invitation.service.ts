import type {
  AcceptedInvitation,
  Actor,
  InvitationAcceptance,
  InvitationOpening,
  InvitedPerson,
  OpenedInvitation,
  PersonView,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import { invitationHash, isOver, refuseEnded, revoked, unended, used, withInvitation } from '../person/invitation.ts'
import { hashPassword } from '../person/password.ts'
import { judgePassword } from '../person/passwordRules.ts'
import type { Person, PersonRepository } from '../person/person.repository.ts'
import type { PersonAdmin } from '../person/personAdmin.ts'
import { newDeviceMark } from '../session/deviceMark.ts'
import type { Holding } from '../session/holding.ts'
import type { SessionRepository } from '../session/session.repository.ts'
import type { SignInGuard } from '../session/signInGuard.ts'

/**
 * Links by which people set their own passwords. Whoever holds one is asked for nothing else, but for a second step where the person has
 * one; of anybody else than the person of the link nothing is told. One that opens nothing throws `invitation.unknown`,
 * `invitation.expired`, `invitation.used` or `invitation.revoked`, and too many tries of an address `session.limited`.
 */
export interface InvitationService {
  /**
   * Sends a person another link in place of any before; what they have opens their account until they use it. Throws `person.absent`,
   * `person.self`, `person.disabled`, `session.password-off` for whoever may sign in by the issuer alone, and `person.stale`.
   */
  invite(actor: Actor, account: string): Promise<InvitedPerson>
  /** Throws `person.absent`, `person.self`, `person.stale`, and `invitation.none` where none is open. */
  revoke(actor: Actor, account: string): Promise<PersonView>
  /** Whose link it is. */
  open(opening: InvitationOpening): Promise<OpenedInvitation>
  /**
   * Sets the person's password, ends their sessions and opens another, unless their second step is still to be asked. Throws
   * `person.disabled`, `session.password-off`, `person.stale` and the codes of a password that is none, which leave the link as it was.
   */
  accept(acceptance: InvitationAcceptance): Promise<AcceptedInvitation>
}

interface Ports {
  people: Pick<PersonRepository, 'byInvitation' | 'update'>
  admin: PersonAdmin
  sessions: Pick<SessionRepository, 'removeOf'>
  holding: Pick<Holding, 'begin'>
  guard: Pick<SignInGuard, 'reserve'>
  /** Who may sign in by a password, where there is an issuer. */
  issuer: { passwords: 'everyone' | 'operators' } | null
  clock: Clock
  secret: string
}

export function invitationService(ports: Ports): InvitationService {
  const { people, admin, sessions, holding, guard, issuer, clock, secret } = ports

  function refuseToLetIn({ id, isDisabled, grants }: Person): void {
    if (isDisabled) throw new Problem('conflict', 'person.disabled').concerning(id)
    const isOperator = grants.some(({ role }) => role === 'operator')
    if (issuer?.passwords === 'operators' && !isOperator) throw new Problem('conflict', 'session.password-off').concerning(id)
  }

  /** The person of a link that is open. Tries are counted by address alone, so that no stranger keeps others from their links. */
  async function invited({ code, address }: InvitationOpening): Promise<{ person: Person; hash: string; until: string }> {
    const giveBack = await guard.reserve({ account: `invited ${address}`, address, device: null })
    const hash = invitationHash(code)
    const person = await people.byInvitation(hash)
    const invitation = person?.invitations.find((one) => one.hash === hash)
    if (person !== null && invitation !== undefined) await giveBack()
    refuseEnded(invitation, clock.now())
    if (person === null) throw new Problem('forbidden', 'invitation.unknown')
    refuseToLetIn(person)
    return { person, hash, until: invitation.until }
  }

  return {
    async invite(actor, account) {
      const person = await admin.other(actor, 'person.invite', account)
      refuseToLetIn(person)
      const { code, invitations } = withInvitation(person.invitations, clock.now())
      return { ...(await admin.write('invite', person, { invitations })), code }
    },
    async revoke(actor, account) {
      const person = await admin.other(actor, 'person.revokeInvitation', account)
      const open = unended(person.invitations)
      if (!open || isOver(open, clock.now())) throw new Problem('conflict', 'invitation.none', { account }).concerning(person.id)
      return await admin.write('revokeInvitation', person, { invitations: revoked(person.invitations) })
    },
    async open(opening) {
      const { person, until } = await invited(opening)
      return { account: person.account, title: person.title, until }
    },
    async accept({ password, client, ...opening }) {
      const { person, hash } = await invited(opening)
      judgePassword(password, person.account)
      const change = {
        passwordHash: await hashPassword(password),
        ...{ mustChangePassword: false, access: person.access + 1, invitations: used(person.invitations, hash) },
      }
      if (!(await people.update('acceptInvitation', person, change))) {
        await invited(opening) // of two who use it at the same moment the second is told that it was used
        throw new Problem('stale', 'person.stale').concerning(person.id)
      }
      await sessions.removeOf(person.id)
      if (person.secondFactor !== null) return { id: person.id, session: null }
      const changed = { ...person, ...change, version: person.version + 1 }
      const on = { device: newDeviceMark(person.id, secret), client, method: 'password' } as const
      return { id: person.id, session: await holding.begin(changed, on) }
    },
  }
}
