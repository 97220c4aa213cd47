import { jsonText, type Plan } from '@duzhan/plan'
import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import { type Connection, Schema } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIndexes, isDuplicate, openDatabase } from './database.mongo.ts'
import { planCopies } from './planCopies.mongo.ts'
import type { StoredDocument } from './test/loggedStore.ts'

describe('on a store', () => {
  let store: DisposableStore
  let connection: Connection
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_kit`)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })

  describe('a duplicate', () => {
    it('is told from every other failure, alone and in bulk', async () => {
      const things = connection.model(
        'Unique',
        new Schema({ _id: String, code: { type: String, unique: true } }, { collection: 'unique' }),
      )
      await buildIndexes(connection)
      await things.create({ _id: '1', code: 'x' })
      const failure = (attempt: Promise<unknown>) =>
        attempt.then(
          () => null,
          (error: unknown) => error,
        )
      expect(isDuplicate(await failure(things.create({ _id: '1', code: 'y' })))).toBe(true)
      expect(isDuplicate(await failure(things.create({ _id: '2', code: 'x' })))).toBe(true)
      const insert = (_id: string, code: string) => ({ insertOne: { document: { _id, code } } })
      const bulk = failure(
        connection
          .collection<StoredDocument>('unique')
          .bulkWrite([insert('1', 'z'), insert('3', 'x'), insert('4', 'w')], { ordered: false }),
      )
      expect(isDuplicate(await bulk)).toBe(true)
      expect(await things.countDocuments({}), 'what could be written was').toBe(2)
      expect(isDuplicate(new Error('no route'))).toBe(false)
      expect(
        isDuplicate(Object.assign(new Error('bulk'), { code: 11_000, writeErrors: [{ code: 11_000 }, { code: 8_000 }] })),
      ).toBe(false)
      expect(isDuplicate({ code: 11_000 })).toBe(false)
      expect(isDuplicate(null)).toBe(false)
    })
  })

  describe('plans that a service was told of', () => {
    const told = (revision: number, status: 'published' | 'closed') => ({
      plan: 'p-1',
      revision,
      status,
      closedAt: null,
      document: jsonText({ code: 'p-1', revision } as Plan), // as much of a plan as is looked at
    })
    it('the newest published one counts, or the newest closed one when none is published', async () => {
      const plans = planCopies(connection, manualClock())
      expect(await plans.latest('p-1')).toBeNull()
      await plans.save(told(1, 'published'))
      expect(await plans.latest('p-1')).toEqual({ code: 'p-1', revision: 1 })
      await plans.save(told(2, 'published'))
      await plans.save(told(1, 'closed'))
      expect(await plans.latest('p-1')).toEqual({ code: 'p-1', revision: 2 })
      await plans.save(told(3, 'closed'))
      expect(await plans.latest('p-1')).toEqual({ code: 'p-1', revision: 2 })
      await plans.save(told(2, 'closed'))
      expect(await plans.latest('p-1')).toEqual({ code: 'p-1', revision: 3 })
      expect(await plans.latest('p-2')).toBeNull()
    })

    it('came when the first revision that is known came into force, where that was told', async () => {
      const plans = planCopies(connection, manualClock())
      const at = (revision: number, publishedAt: string) => ({ ...told(revision, 'published'), plan: 'p-5', publishedAt })
      expect(await plans.since('p-5')).toBeNull()
      await plans.save({ ...told(1, 'published'), plan: 'p-5' })
      expect(await plans.since('p-5'), 'an earlier release did not tell').toBeNull()
      await plans.save(at(2, '2020-03-20T01:00:00.000Z'))
      expect(await plans.since('p-5')).toEqual(new Date('2020-03-20T01:00:00.000Z'))
      await plans.save(at(1, '2020-03-02T01:00:00.000Z'))
      await plans.save({ ...told(1, 'closed'), plan: 'p-5' })
      expect(await plans.since('p-5'), 'told anew').toEqual(new Date('2020-03-02T01:00:00.000Z'))
    })

    it('are kept as text; those that an earlier release kept, or set aside, as they are, read the same', async () => {
      const document = { code: 'p-4', revision: 1 } as Plan // as much of a plan as is looked at
      const kept = async (revision: number) =>
        (await connection.collection('plans').findOne({ plan: 'p-4', revision }))?.['document']
      await planCopies(connection, manualClock()).save({ ...told(1, 'published'), plan: 'p-4', document })
      expect(await kept(1)).toBe(JSON.stringify(document))
      await connection.collection('plans').updateOne({ plan: 'p-4' }, { $set: { document } })
      const plans = planCopies(connection, manualClock())
      expect(await plans.latest('p-4')).toEqual(document)
      await plans.save({ ...told(1, 'closed'), plan: 'p-4' })
      expect(await kept(1), 'what is known is not written again').toEqual(document)
      expect(await plans.byRevision('p-4', 1)).toEqual(document)
    })

    it('a revision stays what it was, closed or not', async () => {
      const plans = planCopies(connection, manualClock())
      expect(await plans.byRevision('p-1', 1)).toEqual({ code: 'p-1', revision: 1 })
      expect(await plans.byRevision('p-1', 9)).toBeNull()
      await plans.save({ ...told(9, 'published') })
      expect(await plans.byRevision('p-1', 9), 'told after it was asked for').toEqual({ code: 'p-1', revision: 9 })
    })
  })
})
