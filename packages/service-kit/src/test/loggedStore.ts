import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import type { Collection, Connection } from 'mongoose'
import type { Clock } from '../clock.ts'
import { openDatabase } from '../database.mongo.ts'
import { type MongoServiceLog, openServiceLog } from '../log/serviceLog.mongo.ts'
import { logger } from '../logger.ts'

/** A document of ours: the ids of all of them are texts. */
export interface StoredDocument {
  _id: string
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks at it knows itself
  [field: string]: any
}

/** A disposable store with the database of a service in it, and the log that the service's repositories write to. */
export interface LoggedStore extends DisposableStore {
  connection: Connection
  serviceLog: MongoServiceLog
  /** A collection as it is stored, whatever the repositories make of it. */
  documents(collection: string): Collection<StoredDocument>
  /** Removes every document of the named collections. */
  empty(...collections: string[]): Promise<void>
}

/**
 * Opens such a store for one test file; `close` stops the log, then the connection, then the store. The indexes are built by the
 * test, once it has made its repositories.
 */
export async function loggedStore(service: string, clock: Clock = manualClock()): Promise<LoggedStore> {
  const store = await disposableStore()
  const connection = await openDatabase(store.mongoUri, `${store.database}_${service}`)
  const serviceLog = openServiceLog(connection, { service, clock, log: logger(service, 'silent'), appended: () => {} })
  return {
    ...store,
    connection,
    serviceLog,
    documents: (collection) => connection.collection<StoredDocument>(collection),
    async empty(...collections) {
      for (const name of collections) await connection.collection(name).deleteMany({})
    },
    async close() {
      await serviceLog.stop()
      await connection.close()
      await store.close()
    },
  }
}
