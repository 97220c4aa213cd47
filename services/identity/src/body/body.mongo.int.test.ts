import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBody } from '../test/aBody.ts'
import { bodiesInMemory } from '../test/memory.ts'
import { bodyRepository } from './body.mongo.ts'
import type { BodyRepository } from './body.repository.ts'

const group = aBody({ key: 'schools', kind: 'group', members: { by: 'kind', kind: 'school', level: 'township' } })
const ofCity = aBody({ key: 'city-office', jurisdiction: world.city, region: world.city })
const nextDoor = aBody({ key: 'next-door', jurisdiction: world.otherCounty, region: world.otherCounty })

describe('bodies in the store', () => {
  let store: LoggedStore
  let bodies: BodyRepository
  beforeAll(async () => {
    store = await loggedStore('identity')
    bodies = bodyRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    await store.empty('bodies', 'directories', 'log')
    bodies = bodyRepository(store.connection, store.serviceLog) // that has read nothing yet
  })

  it('are kept whole, and under one key once', async () => {
    for (const body of [aBody(), group]) expect(await bodies.add(body)).toBe(true)
    expect(await bodies.add(aBody({ title: '另一个' }))).toBe(false)
    expect(await bodies.byKey('education')).toEqual(aBody())
    expect(await bodies.byKey('schools')).toEqual(group)
    expect(await bodies.byKey('no-such')).toBeNull()
  })

  it('are found as in memory, for any region', async () => {
    const all = [aBody(), group, ofCity, nextDoor]
    for (const body of all) await bodies.add(body)
    const inMemory = bodiesInMemory(...all)
    for (const region of [world.province, world.city, world.county, world.township, world.otherCounty, world.foreignProvince]) {
      expect(await bodies.around([region]), region).toEqual(await inMemory.around([region]))
    }
    expect(await bodies.every()).toEqual(await inMemory.every())
  })

  it('are all told as they stand, by whatever process they were entered, and read once while nothing changes', async () => {
    const other = bodyRepository(store.connection, store.serviceLog)
    expect(await other.every()).toEqual([])
    await bodies.add(aBody())
    expect((await other.every()).map(({ version }) => version)).toEqual([1])
    await bodies.update('correct', aBody({ title: '教育体育局', version: 2 }))
    const told = await other.every()
    expect(told.map(({ title }) => title)).toEqual(['教育体育局'])
    expect(await other.every(), 'the very same').toBe(told)
    await bodies.update('correct', aBody({ title: '过时的更正', version: 2 }))
    expect(await other.every()).toBe(told)
  })

  it('change as they were seen, and of two changes at once one', async () => {
    await bodies.add(aBody())
    expect(await bodies.update('correct', aBody({ title: '教育体育局', version: 2 }))).toBe(true)
    expect(await bodies.update('correct', aBody({ title: '教育委员会', version: 2 }))).toBe(false)
    expect(await bodies.byKey('education')).toEqual(aBody({ title: '教育体育局', version: 2 }))
  })

  it('leave every change in the log, where the directory lies', async () => {
    await bodies.add(aBody())
    await bodies.update('correct', aBody({ title: '教育体育局', version: 2 }))
    await bodies.update('retire', aBody({ retiredOn: '2020-03-20', retiredFor: '机构改革', version: 3 }))
    const entries = await store.connection.collection('log').find({ noun: 'body' }).sort({ seq: 1 }).toArray()
    expect(entries.map(({ verb, thing, change }) => [verb, thing, change.title, change.retiredOn, change.reason])).toEqual([
      ['create', 'education', '某县教育局', null, null],
      ['correct', 'education', '教育体育局', null, null],
      ['retire', 'education', '某县教育局', '2020-03-20', '机构改革'],
    ])
    for (const { regionPath } of entries) expect(regionPath).toEqual([world.province, world.city, world.county])
  })
})
