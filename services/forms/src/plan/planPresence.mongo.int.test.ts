import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { planPresenceRepository } from './planPresence.mongo.ts'

let store: LoggedStore
let presences: ReturnType<typeof planPresenceRepository>
beforeAll(async () => {
  store = await loggedStore('forms')
  presences = planPresenceRepository(store.connection)
  await buildIndexes(store.connection)
})
afterAll(() => store?.close())
beforeEach(() => store.empty('planPresences', 'log'))

const at = (second: number) => new Date(Date.UTC(2020, 2, 20, 1, 0, second))
const presence = (person: string, second: number, ...where: string[]) => ({
  ...{ plan: 'demo-2020', person, title: `岗位${person}`, at: where, seenAt: at(second) },
})

it('keeps of everybody where they were last, each once', async () => {
  await presences.put(presence('b', 1, 'goals'), at(0))
  await presences.put(presence('a', 2, 'phases', 'first'), at(0))
  await presences.put(presence('b', 3, 'phases'), at(0))
  expect(await presences.ofPlan('demo-2020', at(0))).toEqual([presence('a', 2, 'phases', 'first'), presence('b', 3, 'phases')])
  expect(await presences.ofPlan('demo-2020', at(3))).toEqual([presence('b', 3, 'phases')])
  expect(await presences.ofPlan('other-2020', at(0))).toEqual([])
})

it('lets go of who leaves, and of all who were heard of too long ago, whatever they wrote', async () => {
  await presences.put(presence('a', 1), at(0))
  await presences.put({ ...presence('b', 1), plan: 'other-2020' }, at(0))
  await presences.put(presence('c', 5), at(2))
  expect(await presences.ofPlan('other-2020', at(0))).toEqual([])
  await presences.remove('demo-2020', 'c')
  await presences.remove('demo-2020', 'nobody')
  expect(await presences.ofPlan('demo-2020', at(0))).toEqual([])
})

it('writes nothing into the log', async () => {
  await presences.put(presence('a', 1), at(0))
  await presences.remove('demo-2020', 'a')
  expect(await store.connection.collection('log').countDocuments()).toBe(0)
})
