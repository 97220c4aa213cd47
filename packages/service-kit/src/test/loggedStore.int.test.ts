import { manualClock } from '@duzhan/test-kit'
import { Schema } from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carriesEntries } from '../log/carrier.mongo.ts'
import { type LoggedStore, loggedStore } from './loggedStore.ts'

let store: LoggedStore
beforeAll(async () => {
  store = await loggedStore('forms', manualClock('2020-05-01T00:00:00.000Z'))
})
afterAll(() => store?.close())

it('logs what a repository carries, under the name of the service and by the clock that it was given', async () => {
  const schema = new Schema({ _id: String }, { collection: 'plans' })
  schema.plugin(carriesEntries)
  const Model = store.connection.model('Plan', schema)
  const flush = store.serviceLog.carry(Model)
  const entry = store.serviceLog.entry('plan', 'close', {
    thing: 'p-1@1',
    plan: 'p-1',
    regionPath: [],
    change: { revision: 1, status: 'closed', closedAt: null },
  })
  await Model.updateOne({ _id: 'p-1@1' }, { $push: { entries: entry } }, { upsert: true })
  await flush()
  expect(await store.serviceLog.stream.after(0, 10)).toMatchObject([
    { seq: 1, thing: 'plan:p-1@1', event: { service: 'forms', noun: 'plan', verb: 'close', at: '2020-05-01T00:00:00.000Z' } },
  ])
})

it('is emptied collection by collection, and nothing else goes', async () => {
  for (const name of ['one', 'other', 'kept']) await store.connection.collection(name).insertOne({ name })
  await store.empty('one', 'other')
  const counts = ['one', 'other', 'kept'].map((name) => store.connection.collection(name).countDocuments())
  expect(await Promise.all(counts)).toEqual([0, 0, 1])
})

it('leaves no connection open once it is closed', async () => {
  const other = await loggedStore('forms')
  await other.close()
  expect(other.connection.readyState).toBe(0)
})
