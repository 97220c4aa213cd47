import type { Actor, Grant } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { invitationMs } from '../person/invitation.ts'
import { noPassword, passwordFits } from '../person/password.ts'
import type { Person } from '../person/person.repository.ts'
import { personAdmin } from '../person/personAdmin.ts'
import { accessOf, secret, withSecondFactor } from '../test/access.ts'
import { codeAt } from '../test/codeAt.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'
import { invitationService } from './invitation.service.ts'

const minute = 60_000
const password = 'huang-shan-52-yun'
const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })
const local: Actor = { ...asOperator, grants: [{ role: 'operator', region: world.county, plan: '*' }] }
const newcomer = (over: Partial<Person> = {}) => aPerson('wang', { grants: [grant()], passwordHash: noPassword, ...over })

function house(wang: Person = newcomer(), issuer: { passwords: 'everyone' | 'operators' } | null = null, ...others: Person[]) {
  const people = peopleInMemory(wang, ...others)
  const clock = manualClock()
  const { sessions, holding, guard, session } = accessOf(people, clock)
  const admin = personAdmin({ people, clock })
  const service = invitationService({ people, admin, sessions, holding, guard, issuer, clock, secret })
  const invite = async (account = 'wang') => (await service.invite(local, account)).code ?? ''
  const open = (code: string, address = '10.0.0.7') => service.open({ code, address })
  const accept = (code: string, over: { password?: string; address?: string } = {}) =>
    service.accept({ code, password, address: '10.0.0.7', client: 'Windows · Chrome', ...over })
  const kept = () => people.kept.get('wang')!
  return { service, people, clock, sessions, session, invite, open, accept, kept }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: Problem) => error.code,
  )

describe('an operator', () => {
  it('sends a person a link, of which the person’s page shows until when it opens and nothing else', async () => {
    const { service, clock } = house()
    const { code, ...view } = await service.invite(local, 'wang')
    expect(view.invitation).toEqual({ until: new Date(clock.now().getTime() + invitationMs).toISOString(), isOver: false })
    expect(code).toMatch(/^[0-9a-z-]{34}$/)
    expect(JSON.stringify(view)).not.toContain(code)
  })

  it.each<[string, Person, string]>([
    ['oneself', aPerson('self', { id: local.id, grants: [grant()] }), 'person.self'],
    ['somebody above', aPerson('above', { grants: [grant({ region: world.city })] }), 'person.absent'],
    ['somebody beside', aPerson('beside', { grants: [grant({ region: world.otherCounty })] }), 'person.absent'],
    [
      'somebody with one post beside',
      aPerson('both', { grants: [grant(), grant({ region: world.otherCounty })] }),
      'person.absent',
    ],
    ['somebody who is disabled', aPerson('out', { grants: [grant()], isDisabled: true }), 'person.disabled'],
  ])('invites nobody who is %s', async (_, other, code) => {
    const { service, people } = house(newcomer(), null, other)
    expect(await codeOf(service.invite(local, other.account))).toBe(code)
    expect(people.kept.get(other.account)).toEqual(other)
  })

  it('revokes a link, once, and none that is used, over or not there', async () => {
    const { service, clock, invite, open, accept } = house()
    expect(await codeOf(service.revoke(local, 'wang'))).toBe('invitation.none')
    const code = await invite()
    expect((await service.revoke(local, 'wang')).invitation).toBeNull()
    expect(await codeOf(open(code))).toBe('invitation.revoked')
    expect(await codeOf(accept(code))).toBe('invitation.revoked')
    expect(await codeOf(service.revoke(local, 'wang'))).toBe('invitation.none')
    await invite()
    clock.advance(invitationMs)
    expect(await codeOf(service.revoke(local, 'wang'))).toBe('invitation.none')
    expect(await codeOf(service.revoke({ ...local, id: 'p-wang' }, 'wang'))).toBe('person.self')
    const beside: Actor = { ...local, grants: [{ role: 'operator', region: world.otherCounty, plan: '*' }] }
    expect(await codeOf(service.revoke(beside, 'wang'))).toBe('person.absent')
  })

  it('who changes a person whom another changed meanwhile is told so, and there is no link', async () => {
    const { service, people, kept } = house()
    people.update = async () => false
    expect(await codeOf(service.invite(local, 'wang'))).toBe('person.stale')
    expect(kept().invitations).toEqual([])
  })
})

describe('whoever holds a link', () => {
  it('is told whose it is, and sets the password that opens the account from then on', async () => {
    const { invite, open, accept, kept, clock, session } = house()
    const code = await invite()
    expect(await open(code)).toMatchObject({ account: 'wang', title: '岗位' })
    const { session: opened } = await accept(code)
    expect(opened?.actor).toMatchObject({ account: 'wang', grants: [grant()] })
    expect((await session.resolve(opened?.token ?? '')).account).toBe('wang')
    expect(await passwordFits(kept().passwordHash, password, clock.now())).toBe(true)
    expect(kept()).toMatchObject({ mustChangePassword: false, invitations: [{ end: 'used' }] })
  })

  it('uses it once: the second time it says so, also of two at the same moment', async () => {
    const { invite, open, accept, kept } = house()
    const code = await invite()
    const both = await Promise.all([codeOf(accept(code)), codeOf(accept(code, { password: 'tian-qing-75-lan' }))])
    expect(both.sort()).toEqual(['done', 'invitation.used'])
    expect(await codeOf(open(code))).toBe('invitation.used')
    expect(kept().access).toBe(1)
  })

  it('may open it as often as they like, which uses nothing', async () => {
    const { invite, open, accept } = house()
    const code = await invite()
    for (let times = 0; times < 60; times++) await open(code)
    expect(await codeOf(accept(code))).toBe('done')
  })

  it('is too late after seven days, and is told of a later link', async () => {
    const { invite, open, accept, clock } = house()
    const first = await invite()
    clock.advance(invitationMs - 1)
    expect(await codeOf(open(first))).toBe('done')
    clock.advance(1)
    expect([await codeOf(open(first)), await codeOf(accept(first))]).toEqual(['invitation.expired', 'invitation.expired'])
    const second = await invite()
    expect(await codeOf(open(first))).toBe('invitation.revoked')
    expect(await codeOf(accept(second))).toBe('done')
  })

  it.each([
    ['short', 'password.too-short'],
    ['woaini1314', 'password.common'],
    ['wang-wang-wang-1', 'password.names-account'],
  ])('who chooses the password %s may choose another by the same link', async (chosen, code) => {
    const { invite, accept, kept } = house()
    const link = await invite()
    expect(await codeOf(accept(link, { password: chosen }))).toBe(code)
    expect(kept().passwordHash).toBe(noPassword)
    expect(await codeOf(accept(link))).toBe('done')
  })

  it('ends every session that was opened by the password before', async () => {
    const wang = newcomer({ passwordHash: 'x' })
    const { invite, accept, sessions, session } = house(wang)
    await sessions.add(anOpenSession(wang), wang)
    const code = await invite()
    expect(sessions.kept.size, 'an invitation alone ends nothing').toBe(1)
    const { session: opened } = await accept(code)
    expect(sessions.kept.size).toBe(1)
    expect((await session.resolve(opened?.token ?? '')).account).toBe('wang')
  })

  it('is still asked for the second step by the sign-in: the link is none', async () => {
    const clock = manualClock()
    const { person } = withSecondFactor(newcomer(), clock, codeAt)
    const { invite, accept, sessions, session } = house(person)
    expect(await accept(await invite())).toEqual({ id: 'p-wang', session: null })
    expect(sessions.kept.size).toBe(0)
    const signIn = { account: 'wang', password, address: '', device: null, client: '' }
    expect(await codeOf(session.open(signIn))).toBe('session.code-required')
  })

  it('of somebody who was shut out meanwhile sets nothing', async () => {
    const { invite, open, accept, people, kept } = house()
    const code = await invite()
    people.kept.set('wang', { ...kept(), isDisabled: true })
    expect([await codeOf(open(code)), await codeOf(accept(code))]).toEqual(['person.disabled', 'person.disabled'])
    expect(kept().passwordHash).toBe(noPassword)
  })

  it('learns that somebody else changed the person at that moment, and may try again', async () => {
    const { invite, accept, people } = house()
    const code = await invite()
    const { update } = people
    people.update = async () => false
    expect(await codeOf(accept(code))).toBe('person.stale')
    people.update = update
    expect(await codeOf(accept(code))).toBe('done')
  })
})

describe('a guess', () => {
  it('is told the same whatever it is, and is counted by address: nobody is kept from their own link', async () => {
    const { invite, open, accept, clock } = house()
    const code = await invite()
    const unknown = new Problem('forbidden', 'invitation.unknown')
    for (let times = 0; times < 9; times++) await expect(open(`guess-${times}`, '10.0.0.8')).rejects.toEqual(unknown)
    await expect(accept('guess', { address: '10.0.0.8' })).rejects.toEqual(unknown)
    expect(await codeOf(open(code, '10.0.0.8'))).toBe('session.limited')
    expect(await codeOf(open(code, '10.0.0.9'))).toBe('done')
    clock.advance(5 * minute)
    expect(await codeOf(open(code, '10.0.0.8'))).toBe('done')
  })
})

describe('where an issuer is to be used', () => {
  it('nobody but an operator is invited to a password', async () => {
    const operator = aPerson('chief', { grants: [grant({ role: 'operator' })] })
    const { service } = house(newcomer(), { passwords: 'operators' }, operator)
    expect(await codeOf(service.invite(local, 'wang'))).toBe('session.password-off')
    expect(await codeOf(service.invite(local, 'chief'))).toBe('done')
    expect(await codeOf(house(newcomer(), { passwords: 'everyone' }).service.invite(local, 'wang'))).toBe('done')
  })
})

/** A session of a person as it is kept, opened by the password before. */
function anOpenSession({ id, access }: Person) {
  const at = manualClock().now()
  const expiresAt = new Date(at.getTime() + 60 * minute)
  return {
    id: 'f'.repeat(64),
    person: id,
    access,
    openedAt: at,
    lastSeenAt: at,
    expiresAt,
    client: '',
    method: 'password' as const,
  }
}
