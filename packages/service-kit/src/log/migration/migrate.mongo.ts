import type { Connection, mongo } from 'mongoose'
import type { Logger } from '../../logger.ts'
import { lastPlace, type Numbered } from '../sequence.mongo.ts'
import { logAppender } from '../serviceLog.mongo.ts'
import { platform } from '../serviceLog.ts'
import type { Migration, MigrationStep } from './migration.ts'

interface Old {
  _id: string
  [field: string]: unknown
}
interface Options {
  service: string
  log: Logger
  now: Date
}
const batch = 500
const formerIndex = 'pending_1__id_1'

/** The subscriptions of an earlier release stood here, by `service.subscription`. */
const formerPlaces = (db: mongo.Db) => db.collection<{ _id: string; seq: number }>('formerPlaces')
const marks = (db: mongo.Db) => db.collection<{ _id: string; at: Date }>('migrations')
const oldIn = (db: mongo.Db, name: string) => db.collection<Old>(name)
const numberedIn = (db: mongo.Db, name: string) => db.collection<Numbered>(name)

/** The place that a subscription of an earlier release had reached; null where there was no earlier release, or no such subscription. */
export const formerPlaceOf =
  (connection: Connection) =>
  async (subscription: string): Promise<number | null> => {
    const { db } = connection
    return db ? ((await formerPlaces(db).findOne({ _id: subscription }))?.seq ?? null) : null
  }

function dbOf({ db }: Connection): mongo.Db {
  if (!db) throw new Error('not connected')
  return db
}

/** Whether there is nothing of an earlier release, or nothing any more. */
const isDone = async (db: mongo.Db): Promise<boolean> => (await marks(db).findOne({ _id: 'log' })) !== null

/** Counts what `migrate` would do, and writes nothing. */
export async function migrationSteps(connection: Connection, service: string, migration: Migration): Promise<MigrationStep[]> {
  const db = dbOf(connection)
  const steps: MigrationStep[] = []
  const count = async (collection: string, what: string, filter: mongo.Filter<Old>) =>
    steps.push({ service, collection, what, count: await oldIn(db, collection).countDocuments(filter) })
  const toLog = async () => {
    for (const { collection } of migration.numbered) await count(collection, 'numbered', { seq: { $exists: false } })
    for (const { collection } of migration.logged)
      await count(collection, 'logged', { pending: { $exists: true }, status: { $ne: 'draft' } })
    for (const { collection, readers } of [...migration.numbered, ...migration.logged])
      for (const [subscription, name] of Object.entries(readers))
        await count(collection, `pending ${subscription}`, { pending: name })
    await count('newsAside', 'set aside', {})
  }
  if (!(await isDone(db))) await toLog()
  // goes on after the log was made: a plan that nobody has opened since has its visits as they were
  for (const { collection, lacks, what } of migration.completed) await count(collection, what, { [lacks]: { $exists: false } })
  return steps.filter((step) => step.count > 0)
}

/**
 * Brings what an earlier release kept into the log: every record gets a place, every change that can still be told an entry,
 * every subscription the place before the first thing that it had not applied; then the fields and indexes of before are dropped.
 * It can be killed at any moment and goes on at the next start. Must run before anything is written or read.
 */
export async function migrate(connection: Connection, migration: Migration, options: Options): Promise<void> {
  const db = dbOf(connection)
  if (await isDone(db)) return
  for (const { collection, readers } of migration.numbered) {
    await number(numberedIn(db, collection))
    await keepPlaces(db, readers, async (name) => {
      const [first] = await oldIn(db, collection).find({ pending: name }).sort({ _id: 1 }).limit(1).toArray()
      return first ? Number(first['seq']) - 1 : lastPlace(numberedIn(db, collection))
    })
  }
  for (const one of migration.logged) await enter(connection, one, options)
  await moveSetAside(db, migration.setAside)
  for (const { collection } of [...migration.numbered, ...migration.logged]) {
    await oldIn(db, collection).updateMany({ pending: { $exists: true } }, { $unset: { pending: '', version: '' } })
    await oldIn(db, collection).dropIndex(formerIndex).catch(ifAbsent)
  }
  await marks(db).updateOne({ _id: 'log' }, { $set: { at: options.now } }, { upsert: true })
}

/** Gives every record without a place the next one, in the order of ids. */
async function number(collection: mongo.Collection<Numbered>): Promise<void> {
  for (let last = await lastPlace(collection); ; ) {
    const filter = { seq: { $exists: false } }
    const found = await collection
      .find(filter, { projection: { _id: 1 } })
      .sort({ _id: 1 })
      .limit(batch)
      .toArray()
    if (found.length === 0) return
    const from = last + 1
    await collection.bulkWrite(
      found.map(({ _id }, at) => ({ updateOne: { filter: { _id, ...filter }, update: { $set: { seq: from + at } } } })),
    )
    last += found.length
  }
}

/** Keeps where each reader stood; what is kept stays, for the second time the documents may not tell it any more. */
async function keepPlaces(
  db: mongo.Db,
  readers: Readonly<Record<string, string>>,
  placeOf: (name: string) => Promise<number>,
): Promise<void> {
  for (const [_id, name] of Object.entries(readers))
    if ((await formerPlaces(db).findOne({ _id })) === null)
      await formerPlaces(db).updateOne({ _id }, { $setOnInsert: { seq: await placeOf(name) } }, { upsert: true })
}

/** Enters the changes that documents tell into the log, in the order of the documents' ids. */
async function enter(
  connection: Connection,
  { collection, fields, changes, readers }: Migration['logged'][number],
  { service, log }: Options,
): Promise<void> {
  const db = dbOf(connection)
  const { append, placeOf, last } = logAppender(connection)
  const idOf = (doc: Old, at: number) => `earlier ${collection} ${doc._id} ${at + 1}`
  const entriesOf = (doc: Old) => {
    try {
      return changes(doc).map((past, at) => ({ _id: idOf(doc, at), service, by: platform(service), requestId: null, ...past }))
    } catch {
      log.warn({ collection, id: doc._id }, 'document of an earlier release cannot be told')
      return []
    }
  }
  const projection = Object.fromEntries(fields.map((field) => [field, 1]))
  for (let after = ''; ; ) {
    const found = await oldIn(db, collection)
      .find({ _id: { $gt: after } }, { projection })
      .sort({ _id: 1 })
      .limit(batch)
      .toArray()
    const end = found.at(-1)
    if (!end) break
    await append(found.flatMap(entriesOf))
    after = end._id
  }
  await keepPlaces(db, readers, async (name) => {
    for await (const doc of oldIn(db, collection)
      .find({ pending: name }, { projection: { _id: 1 } })
      .sort({ _id: 1 })) {
      const place = await placeOf(idOf(doc, 0))
      if (place !== null) return place - 1
    }
    return last()
  })
}

/** Lets the subscriptions try on what the inboxes had set aside. */
async function moveSetAside(db: mongo.Db, subscriptions: Readonly<Record<string, string>>): Promise<void> {
  for await (const { inbox, id, event, reason, at } of oldIn(db, 'newsAside').find()) {
    const subscription = subscriptions[String(inbox)]
    if (subscription === undefined) continue
    const entry = JSON.stringify({ seq: 0, id, thing: id, v: 1, event: JSON.parse(String(event)) as unknown })
    const kept = { subscription, key: id, entry, reason, at }
    await oldIn(db, 'setAside').updateOne({ _id: `${subscription}:${String(id)}` }, { $setOnInsert: kept }, { upsert: true })
  }
  await oldIn(db, 'newsAside').drop().catch(ifAbsent)
}

/** What is not there need not be dropped: 26 is a collection, 27 an index. */
function ifAbsent(error: unknown): void {
  const isAbsent = error instanceof Error && 'code' in error && (error.code === 26 || error.code === 27)
  if (!isAbsent) throw error
}
