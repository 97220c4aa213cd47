import { Binary } from 'bson'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { sessionRange } from '../storage/storageKeys.ts'
import { dispatch } from './dispatch.ts'

type Fields = Record<string, unknown>
const kept = new TemporaryStore()
const commands = new Commands(kept)
const run = (command: Fields) => commands.run(command)

const collections = async (options: Fields = {}) =>
  ((await run({ listCollections: 1, ...options }))['cursor'] as { firstBatch: Fields[] }).firstBatch
const names = async (options: Fields = {}) => (await collections(options)).map(({ name }) => name)

describe('a collection', () => {
  it('is made once', async () => {
    expect(await run({ create: 'visits' })).toEqual({ ok: 1 })
    expect(await run({ create: 'visits' })).toMatchObject({ ok: 0, code: 48, errmsg: 'Collection test.visits already exists.' })
    expect(await names()).toEqual(['visits'])
  })

  it.each<[string, Fields, number]>([
    ['a capped one', { capped: true, size: 1000 }, 72],
    ['a view', { viewOn: 'visits', pipeline: [] }, 72],
    ['a validator', { validator: { a: 1 } }, 72],
    ['a collation', { collation: { locale: 'zh' } }, 72],
    ['one whose documents are not told apart by _id', { idIndex: { key: { a: 1 }, name: 'a_1' } }, 197],
  ])('is refused as %s, and not made', async (_name, options, code) => {
    expect(await run({ create: 'visits', ...options })).toMatchObject({ ok: 0, code })
    expect(await names()).toEqual([])
  })

  it('is made as mongorestore says it, with the index that it has anyway', async () => {
    expect(await run({ create: 'visits', idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } })).toEqual({ ok: 1 })
  })

  it.each<[string, unknown, unknown]>([
    ['an empty name', '', 'test'],
    ['a dollar', 'a$b', 'test'],
    ['a dot in front', '.a', 'test'],
    ['no text for a name', 5, 'test'],
    ['an empty database', 'a', ''],
    ['a space in the database', 'a', 'te st'],
    ['a dot in the database', 'a', 'te.st'],
    ['a slash in the database', 'a', 'te/st'],
    ['a database of 64 letters', 'a', 'x'.repeat(64)],
    ['a name of 256 bytes', 'x'.repeat(251), 'test'],
  ])('cannot be made with %s', async (_name, create, $db) => {
    expect(await run({ create, $db })).toMatchObject({ ok: 0, code: 73 })
    expect(kept.store.catalog.all()).toEqual([])
  })

  it('may have a dot inside its name, and a database of 63 letters', async () => {
    expect(await run({ create: 'system.visits', $db: 'x'.repeat(63) })).toEqual({ ok: 1 })
  })

  it('that is dropped tells how many indexes it had, and one that was not there does no harm', async () => {
    await kept.addIndex('test.visits', { a: 1 })
    await kept.insert('test.visits', { _id: 1 })
    expect(await run({ drop: 'visits' })).toEqual({ nIndexesWas: 2, ns: 'test.visits', ok: 1 })
    expect(await run({ drop: 'visits' })).toEqual({ ok: 1 })
    await kept.insert('test.visits', { _id: 1 })
    expect(kept.documents('test.visits')).toEqual([{ _id: 1 }])
  })
})

describe('a database', () => {
  it('is dropped with all its collections and no others', async () => {
    for (const namespace of ['forms.visits', 'forms.drafts', 'formsOld.visits']) await kept.insert(namespace, { _id: 1 })
    expect(await run({ dropDatabase: 1, $db: 'forms' })).toEqual({ dropped: 'forms', ok: 1 })
    expect(await run({ dropDatabase: 1, $db: 'forms' })).toEqual({ ok: 1 })
    expect(kept.store.catalog.all().map(({ namespace }) => namespace)).toEqual(['formsOld.visits'])
  })

  it('lists its collections, all of them, by a filter, or by their names alone', async () => {
    for (const namespace of ['test.b', 'test.a', 'other.c']) await kept.insert(namespace, { _id: 1 })
    expect(await names()).toEqual(['a', 'b'])
    expect(await names({ filter: { name: { $in: ['b', 'c'] } } })).toEqual(['b'])
    expect(await collections({ nameOnly: true })).toEqual([
      { name: 'a', type: 'collection' },
      { name: 'b', type: 'collection' },
    ])
    expect((await collections())[0]).toEqual({
      name: 'a',
      type: 'collection',
      options: {},
      info: { readOnly: false },
      idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
    })
    expect(await run({ listCollections: 1, filter: { $where: '1' } })).toMatchObject({ ok: 0, code: 2 })
    expect(await run({ listCollections: 1, filter: 'a' })).toMatchObject({ ok: 0, code: 14 })
  })
})

describe('the server', () => {
  const send = async (body: Fields, connection: { isAuthenticated: boolean } = { isAuthenticated: true }) => {
    const request = { id: 1, body: Buffer.from(BSON.serialize(body)), sequences: new Map(), isUnanswered: false, isLegacy: false }
    const server = { store: kept.store, cursors: commands.cursors, credentials: undefined, path: kept.folder, counts: new Map() }
    const answer = await dispatch(request, { id: 7, ...connection }, server)
    return Object.fromEntries(answer)
  }

  it('introduces itself as a mongos in the new form and the old, and sends nobody to wait', async () => {
    expect(await run({ hello: 1 })).toMatchObject({ isWritablePrimary: true, msg: 'isdbgrid', maxWireVersion: 21, helloOk: true })
    for (const name of ['ismaster', 'isMaster'])
      expect(await run({ [name]: 1 })).toMatchObject({ ismaster: true, msg: 'isdbgrid' })
    for (const name of ['hello', 'ismaster']) {
      expect(await run({ [name]: 1 })).not.toHaveProperty('topologyVersion')
      expect(await run({ [name]: 1, saslSupportedMechs: 'admin.x' })).not.toHaveProperty('saslSupportedMechs')
    }
  })

  it('says which commands it does not know, those of the language of objects too', async () => {
    for (const name of ['shutdown', 'eval', 'hostInfo', 'validate', 'collMod', 'constructor', '__proto__', 'toString', ''])
      expect(await send(JSON.parse(`{"${name}":1,"$db":"test"}`))).toMatchObject({ ok: 0, code: { value: 59 } })
  })

  it('counts what was run, each by its name, and not what it does not know', async () => {
    const totals = async () => {
      const { metrics, ...told } = (await run({ serverStatus: 1 })) as {
        metrics: { commands: Record<string, { total: number }> }
      }
      expect(told).toEqual({
        version: '7.0.0',
        process: 'duzhan-embedded-store',
        localTime: expect.any(Date),
        ...{ lastBackup: null, lastBackupFolder: null, lastBackupSize: null, lastBackupIsOrigin: null },
        ok: 1,
      })
      return Object.fromEntries(Object.entries(metrics.commands).map(([name, { total }]) => [name, total]))
    }
    const before = await totals()
    await run({ ping: 1 })
    await run({ find: 'visits' })
    await run({ find: 'visits' })
    await run({ unheardOf: 1 })
    const since = Object.entries(await totals()).map(([name, total]) => [name, total - (before[name] ?? 0)])
    expect(Object.fromEntries(since.filter(([, more]) => more !== 0))).toEqual({ serverStatus: 1, ping: 1, find: 2 })
  })

  it('counts what was about each collection, each by its kind', async () => {
    const totals = async () => ((await run({ top: 1 })) as { totals: Record<string, Record<string, { count: number }>> }).totals
    const [fresh, used] = ['counted', 'counted.twice']
    expect(await totals()).not.toHaveProperty([`test.${fresh}`])
    await run({ find: fresh })
    await run({ count: fresh })
    await run({ distinct: fresh, key: 'a' })
    await run({ insert: used, documents: [{ _id: 1 }, { _id: 2 }, { _id: 3 }] })
    await run({ find: used, batchSize: 1 }).then(({ cursor }) =>
      run({ getMore: (cursor as { id: unknown }).id, collection: used }),
    )
    await run({ ping: 1 })
    const after = await totals()
    expect(after[`test.${fresh}`]).toEqual({ queries: { count: 1 }, commands: { count: 2 } })
    expect(after[`test.${used}`]).toEqual({ insert: { count: 1 }, queries: { count: 1 }, getmore: { count: 1 } })
    expect(Object.keys(after)).not.toContain('')
  })

  it('answers a stranger nothing but its introduction', async () => {
    const stranger = { isAuthenticated: false }
    for (const name of ['hello', 'ismaster', 'isMaster'])
      expect(await send({ [name]: 1, $db: 'test' }, stranger)).toMatchObject({ ok: 1 })
    for (const name of [
      'ping',
      'find',
      'insert',
      'listDatabases',
      'getMore',
      'dropDatabase',
      'buildInfo',
      'serverStatus',
      'top',
      'endSessions',
    ])
      expect(await send({ [name]: 1, $db: 'test' }, stranger)).toMatchObject({ ok: 0, code: { value: 13 } })
    expect(await send({ unknown: 1, $db: 'test' }, stranger)).toMatchObject({ code: { value: 59 } })
  })

  it('needs to be told the database', async () => {
    expect(await send({ ping: 1 })).toMatchObject({ ok: 0, code: { value: 40571 }, codeName: 'Location40571' })
    expect(await send({ ping: 1, $db: 5 })).toMatchObject({ ok: 0, code: { value: 40571 } })
  })

  it('answers a mistake of its own as an internal error', async () => {
    kept.store.catalog.all = () => {
      throw new TypeError('a mistake')
    }
    expect(await run({ listDatabases: 1 })).toEqual({
      ok: 0,
      errmsg: 'internal error: a mistake',
      code: 1,
      codeName: 'InternalError',
    })
  })

  it('forgets the sessions that a driver ends', async () => {
    const lsid = (byte: number) => ({ id: new Binary(Buffer.alloc(16, byte), 4) })
    for (const byte of [1, 2]) await run({ insert: 'a', documents: [{}], lsid: lsid(byte), txnNumber: long(1) })
    expect(await run({ endSessions: [lsid(1), lsid(9)] })).toEqual({ ok: 1 })
    expect(kept.store.tree.range(sessionRange(), 10)).toHaveLength(1)
    expect(await run({ endSessions: lsid(1) })).toMatchObject({ ok: 0, code: 14 })
  })
})

describe('options that every command may carry', () => {
  const find = (options: Fields) => run({ find: 'a', ...options })

  it.each<[string, Fields]>([
    ['a comment', { comment: { why: 'x' } }],
    ['a read preference', { $readPreference: { mode: 'secondary' } }],
    ['a cluster time', { $clusterTime: { clusterTime: 1 } }],
    ['a level of reading that one node always keeps', { readConcern: { level: 'majority' } }],
    ['an option that is switched off', { tailable: false, collation: null }],
    ['no time limit', { maxTimeMS: 0 }],
  ])('pass: %s', async (_name, options) => {
    expect(await find(options)).toMatchObject({ ok: 1 })
  })

  it.each<[string, Fields, number]>([
    ['a snapshot', { readConcern: { level: 'snapshot' } }, 72],
    ['a linearizable read', { readConcern: { level: 'linearizable' } }, 72],
    ['a read concern that is no document', { readConcern: 'local' }, 14],
    ['a transaction', { startTransaction: true, autocommit: false, txnNumber: long(1) }, 263],
    ['a transaction that goes on', { autocommit: false }, 263],
    ['a number on a command that is not numbered', { txnNumber: long(1) }, 263],
    ['a time limit of less than nothing', { maxTimeMS: -1 }, 51024],
    ['a time limit that is a text', { maxTimeMS: 'soon' }, 14],
    ['an unknown option', { speed: 'high' }, 72],
  ])('are refused: %s', async (_name, options, code) => {
    expect(await find(options)).toMatchObject({ ok: 0, code })
  })

  it.each<[unknown, number | undefined]>([
    [0, undefined],
    [1, undefined],
    ['majority', undefined],
    [2, 100],
    ['nearly', 100],
  ])('ask %j nodes to have a write, answered with %s', async (w, code) => {
    const answer = await run({ insert: 'a', documents: [{}], writeConcern: { w } })
    expect(answer['code']).toBe(code)
    expect(kept.store.catalog.find('test.a')?.count ?? 0).toBe(code === undefined ? 1 : 0)
  })
})
