import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentOf, int, type Value } from '../src/bson/value.ts'
import { type StoreServer, startServer } from '../src/index.ts'
import { frame } from './rawClient.ts'

let folder: string
let path: string
let server: StoreServer
let client: MongoClient

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  path = join(folder, 'store.sock')
  server = await startServer({ path: folder, noSync: true })
  client = await new MongoClient(server.uri).connect()
})
afterAll(async () => {
  await client.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (): Promise<Socket> =>
  new Promise((done) => {
    const socket = connect(path, () => done(socket))
    socket.on('error', () => undefined)
  })

/** Sends bytes and waits for an answer, for the end of the connection, or a moment. */
const poke = (bytes: Buffer, patience = 30): Promise<'answered' | 'closed' | 'silent'> =>
  new Promise((done) => {
    const socket = connect(path, () => socket.write(bytes))
    const timer = setTimeout(() => end('silent'), patience)
    const end = (outcome: 'answered' | 'closed' | 'silent') => {
      clearTimeout(timer)
      socket.destroy()
      done(outcome)
    }
    socket.on('error', () => undefined)
    socket.on('data', () => end('answered'))
    socket.on('close', () => end('closed'))
  })

/** Whether a frame leaves the server nothing to answer: it is not whole yet, or says that nobody waits. */
function isSilent(bytes: Buffer): boolean {
  if (bytes.length < 20) return true
  const size = bytes.readInt32LE(0)
  return (size >= 20 && size <= 48_000_000 && size > bytes.length) || (bytes.readUInt32LE(16) & 2) !== 0
}

/** Sends a frame and waits until it is answered or refused, however long that takes. */
const drop = (bytes: Buffer): Promise<'answered' | 'closed' | 'silent'> =>
  new Promise((done) => {
    const socket = connect(path, () => socket.write(bytes, () => isSilent(bytes) && end('silent')))
    const end = (outcome: 'answered' | 'closed' | 'silent') => {
      done(outcome)
      socket.destroy()
    }
    socket.on('error', () => undefined)
    socket.on('data', () => end('answered'))
    socket.on('close', () => end('closed'))
  })

/** A small generator with a seed, so that a failure can be repeated. */
const randomness = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const samples: Buffer[] = [
  documentOf({
    find: 'c',
    filter: documentOf({ a: documentOf({ $in: [int(1), 'x', null] }) }),
    sort: documentOf({ a: int(1) }),
    $db: 'hostile',
  }),
  documentOf({ insert: 'c', documents: [documentOf({ _id: int(1), a: 'text', list: [1, 2, 3] })], $db: 'hostile' }),
  documentOf({
    update: 'c',
    updates: [documentOf({ q: documentOf({ a: 1 }), u: documentOf({ $set: documentOf({ 'b.c': 1 }) }) })],
    $db: 'hostile',
  }),
  documentOf({
    aggregate: 'c',
    pipeline: [documentOf({ $group: documentOf({ _id: '$a', n: documentOf({ $sum: 1 }) }) })],
    cursor: new Map(),
    $db: 'hostile',
  }),
  documentOf({ createIndexes: 'c', indexes: [documentOf({ key: documentOf({ a: int(1) }), name: 'a_1' })], $db: 'hostile' }),
].map((body) => frame(body))

function mutate(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes)
  const changes = 1 + Math.floor(random() * 4)
  for (let change = 0; change < changes; change++) {
    const at = Math.floor(random() * copy.length)
    if (random() < 0.3) copy[at] = random() < 0.5 ? 0xff : 0
    else copy[at] = Math.floor(random() * 256)
  }
  return random() < 0.2 ? copy.subarray(0, Math.floor(random() * copy.length)) : copy
}

describe('hostile clients', () => {
  it('cannot crash the server with 10,000 mutated frames', { timeout: 120_000 }, async () => {
    const random = randomness(20_200_320)
    const outcomes = { answered: 0, closed: 0, silent: 0 }
    for (let round = 0; round < 200; round++) {
      const batch = Array.from({ length: 50 }, () => drop(mutate(samples[Math.floor(random() * samples.length)]!, random)))
      for (const outcome of await Promise.all(batch)) outcomes[outcome]++
    }
    expect(outcomes.answered).toBeGreaterThan(500)
    expect(outcomes.closed).toBeGreaterThan(500)
    expect(await client.db('after').command({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  it.each([
    ['a length of zero', Buffer.alloc(16)],
    ['a negative length', Buffer.from('ffffffff0000000000000000dd07000000000000', 'hex')],
    ['a length beyond 48 MB', Buffer.from('ffffff7f0000000000000000dd07000000000000', 'hex')],
    ['an unknown operation', Buffer.from('15000000010000000000000063000000000000000000000000', 'hex')],
    ['unknown required flags', frame(documentOf({ ping: int(1), $db: 'x' }), 0x10)],
  ])('are cut off for %s', async (_name, bytes) => {
    expect(await poke(bytes, 2000)).toBe('closed')
  })

  it('get an answer when a frame comes byte by byte', async () => {
    const socket = await open()
    const answered = new Promise<Buffer>((done) => socket.once('data', done))
    for (const byte of frame(documentOf({ ping: int(1), $db: 'x' }))) {
      socket.write(Buffer.from([byte]))
      await new Promise((done) => setImmediate(done))
    }
    expect((await answered).readInt32LE(8)).toBe(7)
    socket.destroy()
  })

  it('leave other clients unharmed while half a message hangs', async () => {
    const socket = await open()
    socket.write(frame(documentOf({ ping: int(1), $db: 'x' })).subarray(0, 30))
    expect(await client.db('x').command({ ping: 1 })).toMatchObject({ ok: 1 })
    socket.destroy()
  })

  it('cannot nest a document beyond the stack', async () => {
    const bytes = frame(documentOf({ insert: 'c', documents: [new Map([['a', nest(90)]])], $db: 'x' }))
    expect(await poke(bytes, 2000)).toBe('answered')
    expect(await poke(rawNested(20_000), 2000)).toBe('answered')
  })

  it('cannot reach the prototype of anything', async () => {
    const names = client.db('x').collection<{ _id: string; [field: string]: unknown }>('names')
    const body = JSON.parse(
      '{"_id":"p","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hasOwnProperty":1}',
    )
    await names.insertOne(body)
    await names.updateOne({ _id: 'p' }, { $set: { '__proto__.polluted': 1, 'constructor.prototype.polluted': 2 } })
    expect(await names.findOne({ 'constructor.prototype.polluted': 2 })).toMatchObject({ _id: 'p', hasOwnProperty: 1 })
    await expect(names.find({ a: { constructor: 1, $gt: 0 } }).toArray()).resolves.toEqual([])
    await expect(names.aggregate([{ __proto__: null, constructor: {} }]).toArray()).rejects.toMatchObject({ code: 40324 })
    await expect(client.db('x').command({ constructor: 1 })).rejects.toMatchObject({ code: 59 })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('cannot hold up the server with a regular expression: it takes none', async () => {
    const texts = client.db('x').collection('texts')
    await texts.insertMany(Array.from({ length: 50 }, () => ({ text: `${'a'.repeat(5000)}!` })))
    await expect(texts.find({ text: { $regex: '^(a+)+$' } }).toArray()).rejects.toMatchObject({ code: 2 })
    await expect(texts.find({ text: /^(a+)+$/ }).toArray()).rejects.toMatchObject({ code: 22 })
    const pull = { q: {}, u: { $pull: { text: /^(a+)+$/ } }, multi: true }
    await expect(client.db('x').command({ update: 'texts', updates: [pull] })).rejects.toMatchObject({ code: 22 })
  })

  it('let others in while they scan', { timeout: 60_000 }, async () => {
    const rows = client.db('x').collection('rows')
    for (let part = 0; part < 5; part++)
      await rows.insertMany(Array.from({ length: 10_000 }, (_, n) => ({ n, part, text: `row ${n}` })))
    let isDone = false
    const scan = rows
      .aggregate([{ $group: { _id: '$text', total: { $sum: '$n' } } }, { $count: 'groups' }])
      .toArray()
      .then((result) => {
        isDone = true
        return result
      })
    let pings = 0
    while (!isDone) {
      await client.db('x').command({ ping: 1 })
      pings++
    }
    expect(await scan).toEqual([{ groups: 10_000 }])
    expect(pings).toBeGreaterThan(3)
  })
})

const nest = (depth: number): Value => (depth === 0 ? int(1) : new Map([['a', nest(depth - 1)]]))

/** A message whose document is nested deeper than our own encoder could go. */
function rawNested(depth: number): Buffer {
  const head = Buffer.alloc(depth * 7)
  const total = depth * 8 + 5
  for (let level = 0; level < depth; level++) {
    head.writeInt32LE(total - level * 8, level * 7)
    head.write('\x03a\0', level * 7 + 4, 'latin1')
  }
  const document = Buffer.concat([head, Buffer.from([5, 0, 0, 0, 0]), Buffer.alloc(depth)])
  const bytes = Buffer.alloc(21 + document.length)
  bytes.writeInt32LE(bytes.length, 0)
  bytes.writeInt32LE(2013, 12)
  document.copy(bytes, 21)
  return bytes
}
