import { Problem } from '@duzhan/problems'
import { asOperator, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { personAdmin } from '../person/personAdmin.ts'
import { aPerson, peopleInMemory, sessionsInMemory } from '../test/memory.ts'
import { sessionAdminService } from './sessionAdmin.service.ts'

const grants = [{ role: 'inspector' as const, region: world.county, plan: world.plan }]
const id = (digit: string) => digit.repeat(64)

async function house() {
  const clock = manualClock()
  const foreign = [{ role: 'viewer' as const, region: world.foreignProvince, plan: world.plan }]
  const people = peopleInMemory(aPerson('wang', { grants }), aPerson('elsewhere', { grants: foreign }))
  const sessions = sessionsInMemory()
  const admin = sessionAdminService({ sessions, people, admin: personAdmin({ people, clock }), clock })
  const open = (session: string, person: string, over: { access?: number; expiresAt?: string } = {}) =>
    sessions.add(
      {
        id: session,
        person,
        access: over.access ?? 0,
        openedAt: clock.now(),
        lastSeenAt: clock.now(),
        expiresAt: new Date(over.expiresAt ?? '2020-03-20T13:00:00.000Z'),
        client: 'Android · WeChat',
        method: 'issuer',
      },
      aPerson(person),
    )
  await open(id('1'), 'p-wang')
  await open(id('2'), 'p-wang')
  await open(id('3'), 'p-wang', { access: 9 })
  await open(id('4'), 'p-wang', { expiresAt: '2020-03-20T00:59:59.000Z' })
  await open(id('5'), 'p-elsewhere')
  return { admin, people, sessions }
}

describe('a person’s sessions', () => {
  it('are listed as far as they are open, and with nothing that opens them', async () => {
    const { admin } = await house()
    const listed = await admin.list(asOperator, 'wang')
    expect(listed.map((session) => session.id)).toEqual([id('2'), id('1')])
    expect(listed[0]).toEqual({
      id: id('2'),
      openedAt: '2020-03-20T01:00:00.000Z',
      lastSeenAt: '2020-03-20T01:00:00.000Z',
      expiresAt: '2020-03-20T13:00:00.000Z',
      client: 'Android · WeChat',
      method: 'issuer',
    })
  })

  it('are ended one by one, and only that person’s', async () => {
    const { admin, sessions } = await house()
    expect(await admin.end(asOperator, { account: 'wang', session: id('1') })).toEqual({ id: 'p-wang' })
    await admin.end(asOperator, { account: 'wang', session: id('5') })
    expect([...sessions.kept.keys()]).toEqual([id('2'), id('3'), id('4'), id('5')])
  })

  it('are ended all at once, those too that are just being opened', async () => {
    const { admin, sessions, people } = await house()
    await admin.end(asOperator, { account: 'wang' })
    expect([...sessions.kept.keys()]).toEqual([id('5')])
    expect((await people.byAccount('wang'))?.access).toBe(1)
  })

  it.each(['elsewhere', 'nobody'])('of %s are not there for who does not administer them', async (account) => {
    const { admin, sessions } = await house()
    const absent = new Problem('absent', 'person.absent', { account })
    await expect(admin.list(asOperator, account)).rejects.toEqual(absent)
    await expect(admin.end(asOperator, { account })).rejects.toEqual(absent)
    expect(sessions.kept.size).toBe(5)
  })
})
