import { createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { frame } from '../../test/rawClient.ts'
import { documentOf, int } from '../bson/value.ts'
import { Connection } from './connection.ts'
import type { Request } from './message.ts'

const ping = frame(documentOf({ ping: int(1), $db: 'x' }))

let client: Socket
let served: Socket
let asked: Request[]
let closeAll: () => void

/** A real pair of sockets; only the clock of the server's timers is ours. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  const server = createServer((socket) => {
    served = socket
    new Connection(socket, async (request) => {
      asked.push(request)
      return documentOf({ ok: 1 })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  client = dial(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1')
  client.on('error', () => undefined)
  await new Promise((done) => client.once('connect', done))
  closeAll = () => {
    client.destroy()
    server.close()
  }
})
afterEach(() => {
  closeAll()
  vi.useRealTimers()
})

async function until(isSo: () => boolean): Promise<void> {
  for (let round = 0; round < 500 && !isSo(); round++) await pause(2)
}
const arrived = (bytes: number) => until(() => served !== undefined && served.bytesRead >= bytes)
const isOpen = () => !served.destroyed

describe('a connection', () => {
  it('answers a message that comes in pieces, however they are cut', async () => {
    for (const [at, byte] of ping.entries()) {
      client.write(Buffer.from([byte]))
      await arrived(at + 1)
    }
    await until(() => asked.length === 1)
    expect(asked).toHaveLength(1)
    expect(isOpen()).toBe(true)
  })

  it('answers several messages that come at once, in their order', async () => {
    const pings = [1, 2, 3].map((n) => frame(documentOf({ ping: int(n), $db: 'x' })))
    client.write(Buffer.concat([...pings, ping.subarray(0, 5)]))
    await until(() => asked.length === 3)
    expect(asked.map(({ body }) => body.readInt32LE(body.indexOf('ping') + 5))).toEqual([1, 2, 3])
  })

  it('cuts off a sender whose message is not whole after half a minute', async () => {
    client.write(ping.subarray(0, 20))
    await arrived(20)
    vi.advanceTimersByTime(29_999)
    expect(isOpen()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isOpen()).toBe(false)
    expect(asked).toEqual([])
  })

  it('cuts off a sender that never gets beyond the head of its message', async () => {
    client.write(ping.subarray(0, 3))
    await arrived(3)
    vi.advanceTimersByTime(30_000)
    expect(isOpen()).toBe(false)
  })

  it('leaves one alone that is idle between two messages', async () => {
    client.write(ping)
    await until(() => asked.length === 1)
    vi.advanceTimersByTime(3_600_000)
    expect(isOpen()).toBe(true)
    client.write(ping)
    await until(() => asked.length === 2)
    expect(asked).toHaveLength(2)
  })

  it('ends when the framing is lost', async () => {
    const short = Buffer.from(ping)
    short.writeInt32LE(7, 0)
    client.write(short)
    await until(() => served?.destroyed === true)
    expect(isOpen()).toBe(false)
  })

  it('ends when a message claims more than 48 MB', async () => {
    const long = Buffer.from(ping)
    long.writeInt32LE(48_000_001, 0)
    client.write(long)
    await until(() => served?.destroyed === true)
    expect(isOpen()).toBe(false)
  })
})
