import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Binary, Double, Int32, Long, MongoClient, ObjectId } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type StoreServer, startServer } from '../src/index.ts'
import { type Compared, compare } from '../src/maintenance/comparePlaces.ts'
import { dumpStore } from '../src/maintenance/dumpStore.ts'
import { moveFromServer, moveToServer } from '../src/maintenance/moveStore.ts'
import { withExisting } from '../src/maintenance/openExisting.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { ensureBuilt } from './ensureBuilt.ts'

/** The server that is moved to; another store of ours, reached as any server is, by its address over TCP. */
let server: StoreServer
let client: MongoClient
let base: string
const at = (name: string) => join(base, name)
const address = () => server.tcpUri ?? ''
const visits = () => client.db('duzhan_forms').collection<{ _id: number | ObjectId; [field: string]: unknown }>('visits')

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'store-'))
  server = await startServer({ path: at('server'), port: 0, noSync: true })
  client = await new MongoClient(address()).connect()
})
afterEach(async () => {
  await client.close()
  await server.close()
  rmSync(base, { recursive: true, force: true })
})

/** What is easily changed on the way: kinds of numbers, the order of fields that look like numbers, bytes, an empty name. */
const delicate = (n: number) => ({
  _id: n,
  village: `v${n}`,
  byRegion: new Map<string, unknown>([
    ['zone', new Double(3)],
    ['430300', new Int32(n)],
    ['4303', Long.fromString('9007199254740993')],
    ['', null],
  ]),
  ratio: new Double(-0),
  photo: new Binary(Buffer.from([0, 255, n % 256])),
  on: new Date(1_584_662_400_000 + n),
  of: new ObjectId(),
  tags: [new Double(1), new Int32(1), [true]],
})

async function withStore<T>(folder: string, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const store = await startServer({ path: at(folder), noSync: true })
  const own = await new MongoClient(store.uri).connect()
  try {
    return await use(own)
  } finally {
    await own.close()
    await store.close()
  }
}

const fill = (folder: string, documents = 2_300) =>
  withStore(folder, async (own) => {
    const collection = own.db('duzhan_forms').collection<{ _id: number }>('visits')
    await collection.createIndex(
      { village: 1, on: -1 },
      { unique: true, partialFilterExpression: { village: { $exists: true } } },
    )
    await collection.createIndex({ on: 1 }, { expireAfterSeconds: 1_000_000_000 })
    await collection.insertMany(Array.from({ length: documents }, (_, n) => delicate(n)))
    await own.db('duzhan_identity').collection('people/1').insertOne({ name: '张' })
    await own.db('duzhan_identity').createCollection('cursors')
  })

const verdicts = (compared: readonly Compared[]) =>
  compared.map(({ namespace, one, other, isSame }) => [namespace, one.count, other.count, isSame])
const namespaces = ['duzhan_forms.visits', 'duzhan_identity.cursors', 'duzhan_identity.people/1']
const allSame = (counts: readonly number[]) => namespaces.map((name, n) => [name, counts[n], counts[n], true])

describe('a move to a server', () => {
  it('brings every document byte for byte, every index and every empty collection', async () => {
    await fill('data')
    const indexes = await withStore('data', (own) => own.db('duzhan_forms').collection('visits').indexes())
    expect(verdicts(await moveToServer(at('data'), address()))).toEqual(allSame([2300, 0, 1]))
    expect(await visits().indexes()).toEqual(indexes)
    expect(await client.db('duzhan_identity').listCollections({}, { nameOnly: true }).toArray()).toHaveLength(2)
    const [moved] = await visits().find({ _id: 7 }, { promoteValues: false }).toArray()
    expect(moved).toMatchObject({ ratio: new Double(-0), tags: [new Double(1), new Int32(1), [true]] })
  })

  it('is refused before anything is written where one of the collections holds something', async () => {
    await fill('data', 5)
    await client.db('duzhan_identity').collection('people/1').insertOne({ name: '李' })
    await expect(moveToServer(at('data'), address())).rejects.toMatchObject({ code: 'store.occupied' })
    expect(await visits().countDocuments()).toBe(0)
  })

  it('leaves alone what else the server holds', async () => {
    await fill('data', 5)
    await client.db('payroll').collection('people').insertOne({ name: '李' })
    expect(verdicts(await moveToServer(at('data'), address()))).toEqual(allSame([5, 0, 1]))
    expect(await client.db('payroll').collection('people').countDocuments()).toBe(1)
  })

  it('is refused while the platform runs, from nowhere, and to where nobody answers', async () => {
    await fill('data', 5)
    const running = await startServer({ path: at('data') })
    await expect(moveToServer(at('data'), address())).rejects.toMatchObject({ code: 'store.locked' })
    await running.close()
    await expect(moveToServer(at('nowhere'), address())).rejects.toMatchObject({ code: 'store.absent' })
    expect(existsSync(at('nowhere'))).toBe(false)
    await expect(moveToServer(at('data'), 'mongodb://127.0.0.1:1/')).rejects.toThrow()
    expect(verdicts(await moveToServer(at('data'), address()))).toEqual(allSame([5, 0, 1]))
  })
})

describe('a move back', () => {
  it('makes a store like the one that was left', async () => {
    await fill('data')
    await moveToServer(at('data'), address())
    expect(verdicts(await moveFromServer(address(), at('back'), 'duzhan'))).toEqual(allSame([2300, 0, 1]))
    expect(verdicts(await compare(at('data'), at('back'), 'duzhan'))).toEqual(allSame([2300, 0, 1]))
    expect(await withExisting(at('back'), checkStore)).toMatchObject({ documents: 2301, faults: [] })
    const indexes = (folder: string) => withStore(folder, (own) => own.db('duzhan_forms').collection('visits').indexes())
    expect(await indexes('back')).toEqual(await indexes('data'))
  })

  it('takes the databases of the installation that is named, and no other', async () => {
    for (const name of ['duzhan_forms', 'duzhan_demo_forms', 'shaoshan_forms', 'payroll', 'duzhanx_forms'])
      await client.db(name).collection('visits').insertOne({ name })
    const moved = async (prefix: string) => verdicts(await moveFromServer(address(), at(prefix), prefix)).map(([name]) => name)
    expect(await moved('duzhan')).toEqual(['duzhan_forms.visits'])
    expect(await moved('duzhan_demo')).toEqual(['duzhan_demo_forms.visits'])
    await expect(moveFromServer(address(), at('none'), 'xiangtan')).rejects.toMatchObject({ code: 'store.absent' })
    expect(existsSync(join(at('none'), 'store.lmdb'))).toBe(false)
  })

  it('never overwrites a store', async () => {
    await fill('data', 5)
    await visits().insertOne({ _id: 1 })
    await expect(moveFromServer(address(), at('data'), 'duzhan')).rejects.toMatchObject({ code: 'store.occupied' })
  })

  it('from a server that somebody still writes to leaves nothing behind', async () => {
    await visits().insertMany(Array.from({ length: 3_000 }, (_, n) => delicate(n)))
    let isOver = false
    const writing = (async () => {
      for (let n = 10_000; !isOver; n++) await visits().insertOne({ _id: n })
    })()
    const [compared] = await moveFromServer(address(), at('back'), 'duzhan')
    isOver = true
    await writing
    expect(compared).toMatchObject({ namespace: 'duzhan_forms.visits', isSame: false })
    expect(existsSync(join(at('back'), 'store.lmdb'))).toBe(false)
    expect(verdicts(await moveFromServer(address(), at('back'), 'duzhan'))).toMatchObject([
      [expect.anything(), expect.anything(), expect.anything(), true],
    ])
  })
})

describe('a comparison of two places finds', () => {
  const plants: [string, () => Promise<unknown>, [number, number]][] = [
    ['a document that is missing', () => visits().deleteOne({ _id: 3 }), [40, 39]],
    ['a document that came along', () => visits().insertOne({ _id: 4711 }), [40, 41]],
    ['a changed word', () => visits().updateOne({ _id: 3 }, { $set: { village: 'v3b' } }), [40, 40]],
    ['a number of another kind', () => visits().updateOne({ _id: 3 }, { $set: { ratio: new Int32(0) } }), [40, 40]],
    ['a field that is missing', () => visits().updateOne({ _id: 3 }, { $unset: { tags: '' } }), [40, 40]],
  ]
  it.each(plants)('%s', async (_name, plant, [one, other]) => {
    await fill('data', 40)
    await moveToServer(at('data'), address())
    await plant()
    for (const compared of [await compare(at('data'), address(), 'duzhan'), await compare(at('data'), address(), 'none')])
      expect(verdicts(compared)).toEqual([[namespaces[0], one, other, false], ...allSame([40, 0, 1]).slice(1)])
  })

  it('a database that only the server has, if it is of the installation', async () => {
    await fill('data', 5)
    await moveToServer(at('data'), address())
    await client.db('duzhan_aggregation').collection('facts').insertOne({ n: 1 })
    const different = async (prefix: string) =>
      verdicts(await compare(address(), at('data'), prefix)).filter(([, , , isSame]) => !isSame)
    expect(await different('duzhan')).toEqual([['duzhan_aggregation.facts', 1, 0, false]])
    expect(await different('shaoshan')).toEqual([])
  })

  it('nothing between a running store, its dump and what was restored from it', async () => {
    await fill('data', 40)
    await withStore('data', async () => {
      await dumpStore(at('data'), at('dump'))
      expect(verdicts(await compare(at('data'), at('dump'), 'duzhan'))).toEqual(allSame([40, 0, 1]))
    })
    await expect(compare(at('dump'), at('nowhere'), 'duzhan')).rejects.toMatchObject({ code: 'store.absent' })
    mkdirSync(at('empty'))
    expect(verdicts(await compare(at('dump'), at('empty'), 'duzhan'))).toEqual([
      [namespaces[0], 40, 0, false],
      [namespaces[1], 0, 0, true],
      [namespaces[2], 1, 0, false],
    ])
  })
})

describe('on the command line', () => {
  beforeAll(ensureBuilt, 60_000)
  const cli = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((done) => {
      const program = join(import.meta.dirname, '../bin/duzhan-store.mjs')
      const child = execFile(process.execPath, [program, ...args], (_error, out, err) => done({ code: child.exitCode, out, err }))
    })

  it('a move says of every collection that it is the same, a comparison what is not, with exit codes for scripts', async () => {
    await fill('data', 40)
    const moved = await cli('move', at('data'), address())
    expect(moved).toMatchObject({ code: 0, err: '' })
    expect(moved.out).toMatch(/^一致　　duzhan_forms\.visits：文档 40，校验和 [0-9a-f]{64}\n/)
    expect(moved.out).toMatch(/\n集合 3，文档 41，不一致 0\n$/)
    expect(await cli('move', address(), at('back'))).toEqual(moved)
    await visits().deleteOne({ _id: 3 })
    const compared = await cli('compare', at('back'), address())
    expect(compared.code).toBe(1)
    expect(compared.out).toMatch(/^不一致　duzhan_forms\.visits：文档 40 \/ 39，校验和 [0-9a-f]{64} \/ [0-9a-f]{64}\n/)
    expect(compared.out).toMatch(/\n集合 3，文档 41，不一致 1\n$/)
  })

  it('a move between two folders, two servers or from one place to nowhere shows how it is used', async () => {
    for (const args of [
      ['move', at('a'), at('b')],
      ['move', address(), address()],
      ['move', at('a')],
      ['compare', at('a')],
    ])
      expect(await cli(...args)).toMatchObject({ code: 2, out: expect.stringContaining('--database') })
  })

  it('an installation of another name is moved back by its name', async () => {
    await client.db('shaoshan_forms').collection('visits').insertOne({ village: '潭桥村' })
    expect(await cli('move', address(), at('back'))).toMatchObject({ code: 1, err: expect.stringContaining('找不到数据') })
    expect(await cli('move', address(), at('back'), '--database', 'shaoshan')).toMatchObject({
      code: 0,
      out: expect.stringContaining('集合 1，文档 1，不一致 0'),
    })
  })
})
