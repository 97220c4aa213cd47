import { jsonText, type Plan } from '@duzhan/plan'
import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import { type Connection, Schema } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asideRepository } from './aside.mongo.ts'
import { buildIndexes, isDuplicate, openDatabase } from './database.mongo.ts'
import { outboxOf, type Pending, pendingFields } from './outbox.mongo.ts'
import { toldPlans } from './toldPlans.mongo.ts'

type Doc = Pending & { _id: string; text: string }
const schema = new Schema<Doc>({ _id: String, text: String, ...pendingFields }, { versionKey: false, collection: 'things' })

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

  describe('an outbox', () => {
    const model = () => connection.models['Thing'] ?? connection.model('Thing', schema)
    const outbox = () => outboxOf<Doc, string>(model() as never, ({ text }) => text)
    beforeEach(async () => {
      await model().deleteMany({})
      await model().insertMany([
        { _id: 'b', text: 'second', version: 1, pending: ['forms', 'aggregation'] },
        { _id: 'a', text: 'first', version: 3, pending: ['aggregation'] },
        { _id: 'c', text: 'third', version: 1, pending: ['aggregation'] },
      ])
    })
    const ids = async (consumer: 'forms' | 'aggregation' | 'assignments', limit = 10) =>
      (await outbox().pull(consumer, limit)).map(({ id }) => id)

    it('shows each consumer what is pending for it, oldest id first, no more than asked for', async () => {
      expect(await outbox().pull('aggregation', 2)).toEqual([
        { id: 'a', version: 3, event: 'first' },
        { id: 'b', version: 1, event: 'second' },
      ])
      expect(await ids('forms')).toEqual(['b'])
      expect(await ids('assignments')).toEqual([])
    })

    it('shows what stands behind an entry, for a consumer that could not apply it', async () => {
      expect((await outbox().pull('aggregation', 2, 'a')).map(({ id }) => id)).toEqual(['b', 'c'])
      expect((await outbox().pull('aggregation', 1, 'b')).map(({ id }) => id)).toEqual(['c'])
      expect(await outbox().pull('aggregation', 2, 'c')).toEqual([])
    })

    it('strikes an acknowledged entry for that consumer alone', async () => {
      await outbox().acknowledge('aggregation', [{ id: 'b', version: 1 }])
      expect(await ids('aggregation')).toEqual(['a', 'c'])
      expect(await ids('forms')).toEqual(['b'])
    })

    it('keeps an entry that has moved on since it was pulled', async () => {
      const [, entry] = await outbox().pull('aggregation', 10)
      await model().updateOne(
        { _id: 'b' },
        { $set: { text: 'changed', pending: ['forms', 'aggregation'] }, $inc: { version: 1 } },
      )
      await outbox().acknowledge('aggregation', [{ id: 'b', version: entry!.version }])
      expect((await outbox().pull('aggregation', 10))[1]).toEqual({ id: 'b', version: 2, event: 'changed' })
    })

    it('tells nothing of a document that cannot be told of, and all of those behind it', async () => {
      const telling = outboxOf<Doc, string>(model() as never, ({ text }) => {
        if (text === 'second') throw new RangeError('Invalid time value')
        return text
      })
      expect(await telling.pull('aggregation', 10)).toEqual([
        { id: 'a', version: 3, event: 'first' },
        { id: 'b', version: 1, event: null },
        { id: 'c', version: 1, event: 'third' },
      ])
    })

    it('takes an acknowledgement twice, of nothing, and of what is unknown', async () => {
      const done = [
        { id: 'a', version: 3 },
        { id: 'no such thing', version: 1 },
      ]
      await outbox().acknowledge('aggregation', done)
      await outbox().acknowledge('aggregation', done)
      await outbox().acknowledge('aggregation', [])
      expect(await ids('aggregation')).toEqual(['b', 'c'])
    })
  })

  describe('entries set aside', () => {
    const of = (inbox: string) => asideRepository<unknown>(connection, inbox, manualClock())
    const deep = { answers: { $where: 'x', 'a.b': [[[['x']]]] } }
    beforeEach(async () => void (await connection.collection('newsAside').deleteMany({})))

    it('come back as they were told, whatever they hold, each inbox’s own', async () => {
      await of('plans').keep({ id: 'p@1', version: 2, event: deep }, 'RangeError at window.ts:56')
      await of('plans').keep({ id: 'p@2', version: 1, event: null }, 'plan.absent')
      await of('submissions').keep({ id: 'p@1', version: 1, event: 'other' }, 'plan.absent')
      expect((await of('plans').ids()).sort()).toEqual(['p@1', 'p@2'])
      expect(await of('plans').byIds(['p@1', 'none'])).toEqual([{ id: 'p@1', version: 2, event: deep }])
      expect(await of('plans').byIds(['p@2'])).toEqual([{ id: 'p@2', version: 1, event: null }])
      expect(await of('submissions').byIds(['p@1'])).toEqual([{ id: 'p@1', version: 1, event: 'other' }])
    })

    it('say why and since when, to whoever looks into the store', async () => {
      await of('plans').keep({ id: 'p@1', version: 2, event: deep }, 'RangeError at window.ts:56')
      expect(await connection.collection('newsAside').find().toArray()).toMatchObject([
        { inbox: 'plans', id: 'p@1', reason: 'RangeError at window.ts:56', at: new Date('2020-03-20T01:00:00.000Z') },
      ])
    })

    it('give way to a newer version, and are gone once removed', async () => {
      await of('plans').keep({ id: 'p@1', version: 2, event: 'old' }, 'plan.absent')
      await of('plans').keep({ id: 'p@1', version: 3, event: 'new' }, 'plan.absent')
      expect(await of('plans').byIds(['p@1'])).toEqual([{ id: 'p@1', version: 3, event: 'new' }])
      await of('submissions').remove(['p@1'])
      await of('plans').remove(['p@1', 'none'])
      await of('plans').remove([])
      expect(await of('plans').ids()).toEqual([])
    })
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
        things.collection.bulkWrite([insert('1', 'z'), insert('3', 'x'), insert('4', 'w')] as never, { ordered: false }),
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
      const plans = toldPlans(connection)
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

    it('are kept as text; those that an earlier release kept, or set aside, as they are, read the same', async () => {
      const document = { code: 'p-4', revision: 1 } as Plan // as much of a plan as is looked at
      const kept = async (revision: number) =>
        (await connection.collection('plans').findOne({ plan: 'p-4', revision }))?.['document']
      await toldPlans(connection).save({ ...told(1, 'published'), plan: 'p-4', document })
      expect(await kept(1)).toBe(JSON.stringify(document))
      await connection.collection('plans').updateOne({ plan: 'p-4' }, { $set: { document } })
      const plans = toldPlans(connection)
      expect(await plans.latest('p-4')).toEqual(document)
      await plans.save({ ...told(1, 'closed'), plan: 'p-4' })
      expect(await kept(1), 'what is known is not written again').toEqual(document)
      expect(await plans.byRevision('p-4', 1)).toEqual(document)
    })

    it('a revision stays what it was, closed or not', async () => {
      const plans = toldPlans(connection)
      expect(await plans.byRevision('p-1', 1)).toEqual({ code: 'p-1', revision: 1 })
      expect(await plans.byRevision('p-1', 9)).toBeNull()
      await plans.save({ ...told(9, 'published') })
      expect(await plans.byRevision('p-1', 9), 'told after it was asked for').toEqual({ code: 'p-1', revision: 9 })
    })
  })
})
