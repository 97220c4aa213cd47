import { Problem } from '@duzhan/problems'
import { manualClock, world } from '@duzhan/test-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../person/password.ts'
import type { Person } from '../person/person.repository.ts'
import type { Session } from './session.repository.ts'
import { sessionService } from './session.service.ts'

const hour = 60 * 60 * 1_000
const expired = new Problem('unauthenticated', 'session.expired')
let person: Person
beforeAll(async () => {
  person = {
    id: 'p-1',
    account: 'inspector',
    title: '督战员',
    passwordHash: await hashPassword('right'),
    grants: [{ role: 'inspector', region: world.county, plan: world.plan }],
  }
})

function house() {
  const kept = new Map<string, Session>()
  const people = new Map([[person.id, person]])
  const clock = manualClock()
  const service = sessionService({
    sessions: {
      add: async (session) => void kept.set(session.id, session),
      byId: async (id) => kept.get(id) ?? null,
      remove: async (id) => void kept.delete(id),
      removeExpired: async (now) => {
        for (const [id, { expiresAt }] of kept) if (expiresAt < now) kept.delete(id)
      },
    },
    people: {
      add: async () => false,
      byAccount: async (account) => [...people.values()].find((one) => one.account === account) ?? null,
      byId: async (id) => people.get(id) ?? null,
      all: async () => [],
    },
    clock,
  })
  return { service, kept, people, clock }
}

describe('a session', () => {
  it('opens with the right password, for twelve hours, and says who it is without the hash', async () => {
    const { service } = house()
    const { token, expiresAt, actor } = await service.open('inspector', 'right')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(expiresAt).toBe('2020-03-20T13:00:00.000Z')
    expect(actor).toEqual({ id: 'p-1', account: 'inspector', title: '督战员', grants: person.grants })
    expect(await service.resolve(token)).toEqual(actor)
  })

  it('does not open for a wrong password or an unknown account, and does not tell which it was', async () => {
    const { service, kept } = house()
    const wrong = new Problem('unauthenticated', 'session.wrong-password')
    await expect(service.open('inspector', 'wrong')).rejects.toEqual(wrong)
    await expect(service.open('nobody', 'right')).rejects.toEqual(wrong)
    await expect(service.open('nobody', 'an account that does not exist')).rejects.toEqual(wrong)
    expect(kept.size).toBe(0)
  })

  it('is kept under a hash of its token: what is stored opens nothing', async () => {
    const { service, kept } = house()
    const { token } = await service.open('inspector', 'right')
    const [stored] = [...kept.values()]
    expect(JSON.stringify(stored)).not.toContain(token)
    await expect(service.resolve(stored!.id)).rejects.toEqual(expired)
  })

  it('has a token of its own each time', async () => {
    const { service } = house()
    const tokens = await Promise.all([1, 2, 3].map(() => service.open('inspector', 'right')))
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(3)
  })

  it('ends after twelve hours to the millisecond', async () => {
    const { service, clock } = house()
    const { token } = await service.open('inspector', 'right')
    clock.advance(12 * hour - 1)
    expect((await service.resolve(token)).account).toBe('inspector')
    clock.advance(1)
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('ends when it is closed, and closing it again does no harm', async () => {
    const { service } = house()
    const [one, other] = [await service.open('inspector', 'right'), await service.open('inspector', 'right')]
    await service.close(one.token)
    await service.close(one.token)
    await expect(service.resolve(one.token)).rejects.toEqual(expired)
    expect((await service.resolve(other.token)).account, 'only that one').toBe('inspector')
  })

  it('ends when the person is gone, and follows the person’s grants', async () => {
    const { service, people } = house()
    const { token } = await service.open('inspector', 'right')
    people.set('p-1', { ...person, grants: [] })
    expect((await service.resolve(token)).grants).toEqual([])
    people.delete('p-1')
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('that has ended is swept away when another opens', async () => {
    const { service, kept, clock } = house()
    await service.open('inspector', 'right')
    clock.advance(13 * hour)
    await service.open('inspector', 'right')
    expect(kept.size).toBe(1)
  })
})
