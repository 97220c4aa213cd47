import { type Connection, createConnection, set } from 'mongoose'
import { failWithSockets } from './endedSockets.mongo.ts'
import { traceCommands } from './traceCommands.ts'
import { isTracing } from './tracing.ts'

set('strictQuery', 'throw')
set('sanitizeFilter', false) // see openDatabase: filters are built by us from parsed scalars, never taken from a request

/** Opens a service's own database, acknowledged writes only when they are on disk. The caller closes it. */
export async function openDatabase(uri: string, name: string): Promise<Connection> {
  failWithSockets()
  const connection = createConnection(uri, {
    dbName: name,
    w: 'majority',
    journal: true,
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 20,
    autoCreate: false, // what has indexes comes with them, and the rest with its first document
    ...(isTracing() && { monitorCommands: true }),
  })
  if (isTracing()) traceCommands(connection.getClient())
  return await connection.asPromise()
}

/** Asks the server of a connection for a sign of life; it never answers where the server hangs. */
export const pingOf = (connection: Connection) => (): Promise<unknown> =>
  connection.db?.command({ ping: 1 }) ?? Promise.reject(new Error('not connected'))

/** Builds every index of the connection's models before the service says that it is ready. */
export async function buildIndexes(connection: Connection): Promise<void> {
  await Promise.all(Object.values(connection.models).map((model) => model.init()))
}

/** Whether a write, or every failed one of a bulk, failed because a document with that unique key stands already (MongoDB error 11000). */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const failed: unknown[] = 'writeErrors' in error && Array.isArray(error.writeErrors) ? error.writeErrors : [error]
  return (
    failed.length > 0 && failed.every((one) => typeof one === 'object' && one !== null && 'code' in one && one.code === 11_000)
  )
}
