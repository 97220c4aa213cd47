import { Double, serialize } from 'bson'
import { type Db, MongoClient } from 'mongodb'
import { decodeDocument } from '../bson/decode.ts'
import type { Document, Value } from '../bson/value.ts'
import { databaseOf, type Place } from './place.ts'

const own = new Set(['admin', 'config', 'local'])
const most = { documents: 1_000, bytes: 8 * 1024 * 1024 }

/** A value as the driver sends it without changing it: a number would else become an integer, an object lose the order of its fields. */
function toDriver(value: Value): unknown {
  if (typeof value === 'number') return new Double(value)
  if (Array.isArray(value)) return value.map(toDriver)
  if (value instanceof Map) return new Map([...value].map(([name, field]) => [name, toDriver(field)]))
  return value
}

/** What one message holds: as many documents of a collection as do not make it too large. */
async function* messages(documents: AsyncIterable<Buffer[]>): AsyncGenerator<Buffer[]> {
  let message: Buffer[] = []
  let bytes = 0
  for await (const batch of documents)
    for (const document of batch) {
      if (message.length > 0 && (message.length === most.documents || bytes + document.length > most.bytes)) {
        yield message
        message = []
        bytes = 0
      }
      message.push(document)
      bytes += document.length
    }
  if (message.length > 0) yield message
}

async function* oneByOne(found: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer[]> {
  for await (const bytes of found) yield [Buffer.from(bytes)]
}

/** A server: what is there, and how collections are brought there. */
export interface MongoPlace extends Place {
  /** How many documents a collection holds. */
  count(namespace: string): Promise<number>
  /** Makes a collection if it is not there and writes documents into it; rejects with what the server refused. */
  insert(namespace: string, documents: AsyncIterable<Buffer[]>): Promise<void>
  /** Makes the indexes of a collection that are not there yet. */
  makeIndexes(namespace: string, indexes: readonly Document[]): Promise<void>
}

/** The collections of those databases of a server that are `isOurs`, closed after use. Rejects where the server does not answer. */
export async function withMongo<T>(
  uri: string,
  isOurs: (database: string) => boolean,
  use: (place: MongoPlace) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  const at = (namespace: string): { db: Db; name: string } => {
    const database = databaseOf(namespace)
    return { db: client.db(database), name: namespace.slice(database.length + 1) }
  }
  const indexesOf = async (db: Db, name: string): Promise<Document[]> =>
    (await db.collection(name).listIndexes().toArray()).map((index) => decodeDocument(Buffer.from(serialize(index))))
  const collectionsOf = async (database: string) => {
    const db = client.db(database)
    const listed = await db.listCollections().toArray()
    const names = listed.filter(({ name, type }) => type !== 'view' && !name.startsWith('system.')).map(({ name }) => name)
    return Promise.all(names.map(async (name) => ({ namespace: `${database}.${name}`, indexes: await indexesOf(db, name) })))
  }
  const writeConcern = { w: 'majority', j: true }
  try {
    await client.connect()
    return await use({
      collections: async () => {
        const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
        const ours = databases.map(({ name }) => name).filter((name) => !own.has(name) && isOurs(name))
        return (await Promise.all(ours.map(collectionsOf))).flat()
      },
      documents: async function* (namespace) {
        const { db, name } = at(namespace)
        yield* messages(oneByOne(db.collection(name).find<Buffer>({}, { raw: true, batchSize: 500 })))
      },
      count: (namespace) => {
        const { db, name } = at(namespace)
        return db.collection(name).countDocuments({})
      },
      insert: async (namespace, documents) => {
        const { db, name } = at(namespace)
        await db.createCollection(name).catch((error: unknown) => {
          const isThere = error instanceof Error && 'code' in error && error.code === 48
          if (!isThere) throw error
        })
        for await (const message of messages(documents)) {
          const sent = message.map((bytes) => toDriver(decodeDocument(bytes)))
          const { writeErrors } = await db.command({ insert: name, documents: sent, ordered: true, writeConcern })
          const [first] = Array.isArray(writeErrors) ? writeErrors : []
          if (first !== undefined) throw new Error(`${namespace}: ${first.errmsg}`)
        }
      },
      makeIndexes: async (namespace, indexes) => {
        const { db, name } = at(namespace)
        const wanted = indexes.filter((index) => index.get('name') !== '_id_').map(toDriver)
        if (wanted.length > 0) await db.command({ createIndexes: name, indexes: wanted, writeConcern })
      },
    })
  } finally {
    await client.close()
  }
}
