import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@duzhan/embedded-mongo'
import { MongoClient } from 'mongodb'

/** A store of one's own for one test file: `mongoUri` and `database` go into a service's context as they are. */
export interface DisposableStore {
  mongoUri: string
  /** The prefix of every database name used in it. */
  database: string
  close(): Promise<void>
}

/** Starts the embedded store in a temporary folder, or takes a random corner of the MongoDB that MONGODB_URI names. */
export async function disposableStore(external = process.env['MONGODB_URI']): Promise<DisposableStore> {
  const database = `t${randomBytes(6).toString('hex')}`
  if (external) return { mongoUri: external, database, close: () => dropDatabases(external, database) }
  const path = await mkdtemp(join(tmpdir(), 'duzhan-'))
  const server = await startServer({ path, noSync: true })
  return {
    mongoUri: server.uri,
    database,
    close: async () => {
      await server.close()
      await rm(path, { recursive: true, force: true })
    },
  }
}

async function dropDatabases(uri: string, prefix: string): Promise<void> {
  const client = new MongoClient(uri)
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
    for (const { name } of databases) if (name.startsWith(prefix)) await client.db(name).dropDatabase()
  } finally {
    await client.close()
  }
}
