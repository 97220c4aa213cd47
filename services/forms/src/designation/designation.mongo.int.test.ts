import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { aDesignation, type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { designationRepository } from './designation.mongo.ts'

let store: DisposableStore
let connection: Connection
const clock = manualClock()
beforeAll(async () => {
  store = await disposableStore()
  connection = await openDatabase(store.mongoUri, `${store.database}_forms`)
})
afterAll(async () => {
  await connection?.close()
  await store?.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await connection.collection('designations').deleteMany({})
})

/** The designations as a process of its own keeps them, and how often it looked into the store. */
async function house() {
  if (connection.models['Designation']) connection.deleteModel('Designation')
  const designations = designationRepository(connection, clock)
  await buildIndexes(connection)
  const find = vi.spyOn(connection.model('Designation'), 'find')
  return { designations, reads: () => find.mock.calls.length }
}
const designated = (target: string, list: string | null = 'a', releasedOn: string | null = null) =>
  aDesignation({ target, list, releasedOn })

describe('a designated target', () => {
  it('is known as it was told last, each by its plan and target', async () => {
    const { designations } = await house()
    await designations.save([designated('v-1')])
    await designations.save([designated('v-2', 'b')])
    expect(await designations.byTarget(world.plan, 'v-1')).toEqual(designated('v-1'))
    expect(await designations.byTarget(world.plan, 'v-2')).toEqual(designated('v-2', 'b'))
    expect(await designations.byTarget('another-plan', 'v-1')).toBeNull()
  })

  it('is read together with the others that are asked for while a read is under way, and then remembered', async () => {
    const { designations, reads } = await house()
    const targets = Array.from({ length: 30 }, (_, n) => `v-${n}`)
    for (const target of targets) await designations.save([designated(target)])
    const found = await Promise.all([...targets, 'v-99'].map((target) => designations.byTarget(world.plan, target)))
    expect(found).toEqual([...targets.map((target) => designated(target)), null])
    expect(reads(), 'the first alone, all others together').toBe(2)
    await designations.byTarget(world.plan, 'v-7')
    expect(reads()).toBe(2)
  })

  it('is never answered as it was before what was saved, though a read of it had begun', async () => {
    const { designations } = await house()
    await designations.save([designated('v-1')])
    await designations.byTarget(world.plan, 'v-1')
    const early = designations.byTarget(world.plan, 'v-1')
    await designations.save([designated('v-1', null, '2020-03-20')])
    expect((await designations.byTarget(world.plan, 'v-1'))?.releasedOn).toBe('2020-03-20')
    await early
    expect((await designations.byTarget(world.plan, 'v-1'))?.releasedOn).toBe('2020-03-20')
  })

  it('is found as soon as it was told, though it was asked for in vain before', async () => {
    const { designations } = await house()
    expect(await designations.byTarget(world.plan, 'v-1')).toBeNull()
    await designations.save([designated('v-1')])
    expect(await designations.byTarget(world.plan, 'v-1')).toEqual(designated('v-1'))
  })

  it('is forgotten though the store answers a write with an error: the write may have been done', async () => {
    const { designations } = await house()
    await designations.save([designated('v-1')])
    await designations.byTarget(world.plan, 'v-1')
    const model = connection.model('Designation')
    const write = model.collection.bulkWrite.bind(model.collection)
    vi.spyOn(model.collection, 'bulkWrite').mockImplementationOnce(async (...asked) => {
      await write(...asked)
      throw new Error('connection lost') // written, and the answer lost
    })
    await expect(designations.save([designated('v-1', 'b')])).rejects.toThrow('connection lost')
    expect((await designations.byTarget(world.plan, 'v-1'))?.list).toBe('b')
  })

  it('told several times in one batch is as it was told last', async () => {
    const { designations } = await house()
    await designations.save([designated('v-1', 'a'), designated('v-2', 'a'), designated('v-1', 'b')])
    expect((await designations.byTarget(world.plan, 'v-1'))?.list).toBe('b')
    expect((await designations.byTarget(world.plan, 'v-2'))?.list).toBe('a')
    await designations.save([])
  })

  it('that another process was told of is known here within two seconds', async () => {
    const { designations: here } = await house()
    await here.save([designated('v-1')])
    await here.byTarget(world.plan, 'v-1')
    const { designations: there } = await house()
    await there.save([designated('v-1', 'b')])
    clock.advance(2_000)
    expect((await here.byTarget(world.plan, 'v-1'))?.list).toBe('b')
  })

  it('is as new as the last thing saved, however saving and asking mix', async () => {
    const { designations } = await house()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('save', 'ask'), { minLength: 2, maxLength: 25 }), async (steps) => {
        let saved = 0
        const open: Promise<unknown>[] = []
        for (const step of steps) {
          if (step === 'ask') open.push(designations.byTarget(world.plan, 'v-1'))
          else {
            saved += 1
            await designations.save([designated('v-1', `list-${saved}`)])
            expect((await designations.byTarget(world.plan, 'v-1'))?.list).toBe(`list-${saved}`)
          }
        }
        await Promise.all(open)
        if (saved > 0) expect((await designations.byTarget(world.plan, 'v-1'))?.list).toBe(`list-${saved}`)
      }),
      { numRuns: 40 },
    )
  })
})
