import type { Socket } from 'node:net'
import { disposableStore } from '@duzhan/test-kit'
import { unchecked } from '@duzhan/test-kit/unchecked'
import type { Connection } from 'mongoose'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from './database.mongo.ts'

interface Driver {
  topology: { s: { servers: Map<string, { pool: { connections: { toArray(): { socket: Socket }[] } } }> } }
}
/** The sockets of the connections that wait in the pool. */
const idleSockets = (connection: Connection): Socket[] =>
  [...unchecked<Driver>(connection.getClient()).topology.s.servers.values()].flatMap(({ pool }) =>
    pool.connections.toArray().map(({ socket }) => socket),
  )
const within = (milliseconds: number) => new Promise<string>((done) => setTimeout(done, milliseconds, 'no answer'))
const outcome = (asked: Promise<unknown>) =>
  Promise.race([
    asked.then(
      () => 'answered',
      (error: Error) => error.name,
    ),
    within(10_000),
  ])

async function onConnection(use: (connection: Connection) => Promise<void>): Promise<void> {
  const store = await disposableStore()
  const connection = await openDatabase(store.mongoUri, `${store.database}_ended`)
  try {
    await connection.collection('things').insertOne({ name: 'one' })
    expect(idleSockets(connection)).toHaveLength(1)
    await use(connection)
  } finally {
    await connection.close()
    await store.close()
  }
}

describe('a connection whose socket has ended before anybody was told', () => {
  it('answers a question over another connection', () =>
    onConnection(async (connection) => {
      for (const socket of idleSockets(connection)) socket.destroy()
      expect(await outcome(connection.collection('things').findOne({ name: 'one' }))).toBe('answered')
    }))

  it('fails a command that nobody may ask twice, instead of never answering it', () =>
    onConnection(async (connection) => {
      for (const socket of idleSockets(connection)) socket.destroy()
      expect(await outcome(connection.db?.command({ ping: 1 }) ?? within(0))).toBe('MongoNetworkError')
      expect(await outcome(connection.db?.command({ ping: 1 }) ?? within(0)), 'the next is asked over another').toBe('answered')
    }))

  it('fails a command that it was still taking in', () =>
    onConnection(async (connection) => {
      const [socket] = idleSockets(connection)
      const documents = Array.from({ length: 40 }, () => ({ text: 'x'.repeat(400_000) }))
      const written = outcome(connection.collection('things').insertMany(documents))
      while ((socket?.writableLength ?? 0) === 0) await new Promise(setImmediate)
      socket?.destroy()
      expect(['answered', 'MongoNetworkError']).toContain(await written)
    }))

  it('is listened to once by each command, however often the mend is asked for', () =>
    onConnection(async (connection) => {
      vi.resetModules()
      const again = await import('./endedSockets.mongo.ts')
      again.failWithSockets()
      const [socket] = idleSockets(connection)
      const before = socket?.listenerCount('close') ?? 0
      const asked = connection.collection('things').findOne({})
      const counts: number[] = []
      socket?.on('newListener', (event) => counts.push(event === 'close' ? 1 : 0))
      await asked
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1)
      expect(socket?.listenerCount('close'), 'and not any more afterwards').toBe(before)
    }))

  it('is closed with the others at once', () =>
    onConnection(async (connection) => {
      for (const socket of idleSockets(connection)) socket.destroy()
      expect(await outcome(connection.close())).toBe('answered')
    }))
})
