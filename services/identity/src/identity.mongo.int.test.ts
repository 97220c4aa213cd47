import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personRepository } from './person/person.mongo.ts'
import type { Person, PersonRepository } from './person/person.repository.ts'
import { regionRepository } from './region/region.mongo.ts'
import type { RegionRepository } from './region/region.repository.ts'
import { sessionRepository } from './session/session.mongo.ts'
import type { SessionRepository } from './session/session.repository.ts'

describe('in the store', () => {
  let store: DisposableStore
  let connection: Connection
  let people: PersonRepository
  let sessions: SessionRepository
  let regions: RegionRepository
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_identity`)
    people = personRepository(connection)
    sessions = sessionRepository(connection)
    regions = regionRepository(connection)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => {
    for (const name of ['people', 'sessions', 'regions']) await connection.collection(name).deleteMany({})
  })

  describe('people', () => {
    const person = (account: string, over: Partial<Person> = {}): Person => ({
      id: `p-${account}`,
      account,
      title: '督战员',
      passwordHash: 'hash',
      grants: [
        { role: 'inspector', region: world.county, plan: world.plan, team: 'cityFixed' },
        { role: 'viewer', region: world.province, plan: '*' },
      ],
      ...over,
    })

    it('come back as they were added, by account and by id', async () => {
      expect(await people.add(person('a'))).toBe(true)
      expect(await people.byAccount('a')).toMatchObject(person('a'))
      expect(await people.byId('p-a')).toMatchObject(person('a'))
      expect(await people.byAccount('p-a')).toBeNull()
      expect(await people.byId('a')).toBeNull()
    })

    it('have accounts of their own', async () => {
      await people.add(person('a'))
      expect(await people.add(person('a', { id: 'p-other', title: '别人' }))).toBe(false)
      expect(await people.add(person('b', { id: 'p-a' }))).toBe(false)
      expect((await people.byAccount('a'))?.title).toBe('督战员')
      expect(await people.byAccount('b')).toBeNull()
    })

    it('are listed by account', async () => {
      for (const account of ['c', 'a', 'b']) await people.add(person(account))
      expect((await people.all()).map(({ account }) => account)).toEqual(['a', 'b', 'c'])
    })
  })

  describe('sessions', () => {
    const session = (id: string, expiresAt: string) => ({ id, person: 'p-1', expiresAt: new Date(expiresAt) })
    it('come back, are taken away one by one, and swept when their time is over', async () => {
      await sessions.add(session('1', '2020-03-20T13:00:00.000Z'))
      await sessions.add(session('2', '2020-03-20T14:00:00.000Z'))
      await sessions.add(session('3', '2020-03-20T15:00:00.000Z'))
      expect(await sessions.byId('1')).toEqual(session('1', '2020-03-20T13:00:00.000Z'))
      expect(await sessions.byId('9')).toBeNull()
      await sessions.remove('3')
      await sessions.remove('9')
      await sessions.removeExpired(new Date('2020-03-20T14:00:00.000Z'))
      const left = await Promise.all(['1', '2', '3'].map(async (id) => (await sessions.byId(id))?.id ?? null))
      expect(left).toEqual([null, '2', null])
    })
  })

  describe('regions', () => {
    const named = (code: string, name: string) => ({ code, name })
    it('are read with all below them, in the order of their codes, and renamed in place', async () => {
      await regions.save([
        named(world.county, '某县'),
        named(world.province, '某省'),
        named(world.otherCounty, '邻县'),
        named(world.city, '某市'),
      ])
      await regions.save([named(world.county, '新县')])
      await regions.save([])
      expect(await regions.within(world.city)).toEqual([
        named(world.city, '某市'),
        named(world.county, '新县'),
        named(world.otherCounty, '邻县'),
      ])
      expect(await regions.within(world.county)).toEqual([named(world.county, '新县')])
      expect(await regions.within(world.foreignProvince)).toEqual([])
    })
  })
})
