import type { DesignationEvent, StreamEntry } from '@duzhan/contracts'
import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import { type Connection, Schema } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildIndexes, openDatabase } from '../database.mongo.ts'
import { logger } from '../logger.ts'
import type { StoredDocument } from '../test/loggedStore.ts'
import { appender } from './append.ts'
import { carrierOf, carriesEntries } from './carrier.mongo.ts'
import { cursorOf } from './cursor.mongo.ts'
import type { LogQuery } from './logReader.ts'
import { type Numbered, sequenceOf } from './sequence.mongo.ts'
import { openServiceLog } from './serviceLog.mongo.ts'
import type { NewEntry } from './serviceLog.ts'
import { setAsideRepository } from './setAside.mongo.ts'
import { streamOf } from './stream.mongo.ts'
import { doing } from './underWay.ts'

type Kept = Numbered & { text: string; at: Date }
const numbered = new Schema<Kept>(
  { _id: String, seq: Number, text: String, at: Date },
  { versionKey: false, collection: 'records' },
)
numbered.index({ seq: 1 }, { unique: true })
const carrying = new Schema<{ _id: string; list: string; entries?: NewEntry[] }>(
  { _id: String, list: String },
  { versionKey: false, collection: 'things' },
)
carrying.plugin(carriesEntries)
const clock = manualClock()
const log = logger('test', 'silent')

describe('a log on a store', () => {
  let store: DisposableStore
  let connection: Connection
  let other: Connection
  const recordsOf = (of: Connection) => of.model<Kept>('Record', numbered)
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_kit`)
    other = await openDatabase(store.mongoUri, `${store.database}_kit`)
    recordsOf(connection)
    connection.model('Thing', carrying)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await other?.close()
    await store?.close()
  })
  beforeEach(async () => {
    for (const name of ['records', 'things', 'log', 'cursors', 'setAside']) await connection.collection(name).deleteMany({})
  })

  describe('records that are their own entries', () => {
    const record = (id: string, text = '') => ({ _id: id, text, at: new Date('2020-03-20T01:00:00.000Z') })
    const writerOn = (of: Connection) =>
      appender(
        sequenceOf<Kept, string>(recordsOf(of), async ({ _id }) => (await recordsOf(of).findOne({ _id }).lean())?.text ?? null),
      )
    const streamed = () =>
      streamOf(recordsOf(connection), { instant: 'at', thingOf: ({ _id }) => _id, v: 1, tell: ({ text }) => text.toUpperCase() })
    const places = async () => (await recordsOf(connection).find().sort({ seq: 1 }).lean()).map(({ _id, seq }) => `${seq} ${_id}`)

    it('are numbered as they come, and one that stands is answered without stopping the others', async () => {
      const append = writerOn(connection)
      await append([record('a', 'first')])
      const outcomes = await append([record('b'), record('a', 'second'), record('c')])
      expect(outcomes).toEqual([null, 'first', null].map((value) => ({ status: 'fulfilled', value })))
      expect(await places()).toEqual(['1 a', '2 b', '3 c'])
    })

    it('of two processes never share a place and leave no gap', async () => {
      const [one, two] = [writerOn(connection), writerOn(other)]
      const batch = (name: string, size: number) => Array.from({ length: size }, (_, at) => record(`${name}${at}`))
      const [first, second] = await Promise.all([
        (async () => {
          for (let round = 0; round < 8; round++) await one(batch(`x${round}.`, 5))
        })(),
        (async () => {
          for (let round = 0; round < 20; round++) await two(batch(`y${round}.`, 2))
        })(),
      ])
      expect([first, second]).toEqual([undefined, undefined])
      const seqs = (await recordsOf(connection).find().sort({ seq: 1 }).lean()).map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: 80 }, (_, at) => at + 1))
    })

    it('are read behind a place, no more than asked for, and one that cannot be told hides no other', async () => {
      await writerOn(connection)([record('a', 'x'), record('b'), record('c', 'z')])
      await connection.collection<StoredDocument>('records').updateOne({ _id: 'b' }, { $unset: { text: '' } })
      expect(await streamed().after(0, 2)).toEqual([
        { seq: 1, id: 'a', thing: 'a', v: 1, event: 'X' },
        { seq: 2, id: 'b', thing: 'b', v: 1, event: null },
      ])
      expect((await streamed().after(2, 10)).map(({ id }) => id)).toEqual(['c'])
      expect(await streamed().last()).toBe(3)
    })

    it('are found by an instant: the place before the first of that instant or later', async () => {
      const days = ['2020-03-01', '2020-03-05', '2020-03-03', '2020-03-09']
      await writerOn(connection)(days.map((day) => ({ ...record(day), at: new Date(day) })))
      const before = (day: string) => streamed().before(new Date(day))
      expect(await Promise.all(['2020-01-01', '2020-03-04', '2020-03-06', '2020-04-01'].map(before))).toEqual([0, 1, 3, 4])
    })
  })

  describe('changes of things', () => {
    const things = () => connection.models['Thing'] ?? connection.model('Thing', carrying)
    const change: DesignationEvent = {
      ...{
        plan: 'p',
        target: 'v-1',
        targetName: '某村',
        place: '某县',
        kind: 'village',
        regionPath: ['1'],
        list: 'a',
        team: null,
      },
      ...{ designatedOn: '2020-03-20', releasedOn: null },
    }
    const opened = () => {
      const appended: string[][] = []
      for (const name of ['LogEntry']) if (connection.models[name]) connection.deleteModel(name)
      const serviceLog = openServiceLog(connection, {
        service: 'assignments',
        clock,
        log,
        appended: (...streams) => void appended.push(streams),
      })
      serviceLog.carry(things())
      return { serviceLog, appended: () => appended }
    }
    const save = (serviceLog: ReturnType<typeof openServiceLog>, id: string, list: string, more = {}) =>
      things().updateOne(
        { _id: id },
        {
          $set: { list },
          $push: {
            entries: serviceLog.entry('designation', 'designate', {
              thing: id,
              plan: 'p',
              regionPath: ['1'],
              change: { ...change, list, ...more },
            }),
          },
        },
        { upsert: true },
      )

    it('are carried by the document until they are in the log, in order, once', async () => {
      const { serviceLog, appended } = opened()
      await save(serviceLog, 'v-1', 'a')
      await save(serviceLog, 'v-1', 'b')
      expect(await carrierOf(things()).carried(10)).toHaveLength(2)
      await Promise.all([serviceLog.flush(), serviceLog.flush()])
      const entries = await serviceLog.stream.after(0, 10)
      expect(entries.map(({ seq, event }) => [seq, (event as { change: DesignationEvent }).change.list])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ])
      expect(await carrierOf(things()).carried(10)).toEqual([])
      expect(appended(), 'told once, and of which streams').toEqual([['log', 'designation']])
      await serviceLog.stop()
    })

    it('of some nouns have a last place, which stays while nothing of theirs changes', async () => {
      const { serviceLog } = opened()
      expect(await serviceLog.lastOf('designation', 'target')).toBe(0)
      await save(serviceLog, 'v-1', 'a')
      await serviceLog.flush()
      expect(await serviceLog.lastOf('designation', 'target')).toBe(1)
      expect(await serviceLog.lastOf('target'), 'of no other noun').toBe(0)
      await save(serviceLog, 'v-1', 'b')
      await serviceLog.flush()
      expect(await serviceLog.lastOf('designation', 'target')).toBe(2)
      await serviceLog.stop()
    })

    it('are logged once though a relay died before it took them off', async () => {
      const { serviceLog } = opened()
      await save(serviceLog, 'v-1', 'a')
      const carried = await carrierOf(things()).carried(10)
      await serviceLog.flush()
      await connection.collection<StoredDocument>('things').updateOne({ _id: 'v-1' }, { $set: { entries: carried } })
      await serviceLog.flush()
      expect(await serviceLog.stream.after(0, 10)).toHaveLength(1)
      expect(await carrierOf(things()).carried(10)).toEqual([])
      await serviceLog.stop()
    })

    it('say who did it, when and for which request, or that the service did it of itself', async () => {
      const { serviceLog } = opened()
      const by = { id: 'p-1', title: '方案管理员' }
      await doing({ by, requestId: 'r-1' }, async () => {
        await Promise.resolve()
        await save(serviceLog, 'v-1', 'a')
      })
      await save(serviceLog, 'v-2', 'a')
      await serviceLog.flush()
      const at = '2020-03-20T01:00:00.000Z'
      expect((await serviceLog.stream.after(0, 10)).map(({ event }) => event)).toMatchObject([
        {
          service: 'assignments',
          noun: 'designation',
          verb: 'designate',
          thing: 'v-1',
          plan: 'p',
          at,
          by,
          requestId: 'r-1',
          v: 1,
        },
        { thing: 'v-2', by: { id: 'service:assignments' }, requestId: null },
      ])
      await serviceLog.stop()
    })

    it('keep nothing that the table of the log does not name', async () => {
      const { serviceLog } = opened()
      await save(serviceLog, 'v-1', 'a', { passwordHash: 'scrypt$secret', team: { key: 'k', title: 't', telephone: '13800' } })
      await serviceLog.flush()
      const kept = JSON.stringify(await connection.collection('log').find().toArray())
      expect(kept).not.toMatch(/secret|13800/)
      expect(kept).toContain('"title":"t"')
      await serviceLog.stop()
    })

    it('are read noun by noun, each telling what its stream tells', async () => {
      const { serviceLog } = opened()
      await save(serviceLog, 'v-1', 'a')
      await serviceLog.flush()
      expect(await serviceLog.streamOf('plan', () => 'a plan').after(0, 10)).toEqual([])
      expect(await serviceLog.streamOf('designation', ({ thing }) => thing).after(0, 10)).toMatchObject([
        { thing: 'v-1', event: 'v-1' },
      ])
      await serviceLog.stop()
    })
  })

  describe('a log that people search', () => {
    const entryOf = (seq: number, over: object = {}) => ({
      ...{ _id: `e-${seq}`, seq, service: 's', noun: 'finding', verb: 'accept', thing: 'f-1', plan: 'p', v: 1, change: {} },
      ...{ regionPath: ['43', '4303'], by: { id: 'p-1', title: '岗位' }, at: new Date(2020, 2, seq), requestId: null },
      ...over,
    })
    const found = async (over: Partial<LogQuery> = {}) => {
      if (connection.models['LogEntry']) connection.deleteModel('LogEntry')
      const { reader, stop } = openServiceLog(connection, { service: 's', clock, log, appended: () => {} })
      const query = { scopes: [{ region: '43', plan: '*' }], after: 0, before: 100, limit: 50, ...over }
      const entries = await reader.newest(query)
      await stop()
      return entries.map(({ seq }) => seq)
    }
    beforeEach(async () => {
      await connection
        .collection<{ _id: string }>('log')
        .insertMany([
          entryOf(1),
          entryOf(2, { verb: 'verify', by: { id: 'p-2', title: '岗位' } }),
          entryOf(3, { regionPath: ['43', '430300'], plan: 'q' }),
          entryOf(4, { regionPath: ['41'] }),
          entryOf(5, { noun: 'person', thing: 'f-1', plan: null }),
          entryOf(6, { regionPath: [], plan: null }),
        ])
    })

    it.each<[string, Partial<LogQuery>, number[]]>([
      ['everything of a region, newest first', {}, [5, 3, 2, 1]],
      ['a region below it, and none whose code begins alike', { region: '4303' }, [5, 2, 1]],
      ['of one plan, where the scope is of one', { scopes: [{ region: '43', plan: 'p' }] }, [2, 1]],
      [
        'of several scopes',
        {
          scopes: [
            { region: '41', plan: '*' },
            { region: '43', plan: 'q' },
          ],
        },
        [4, 3],
      ],
      ['nothing without a scope', { scopes: [] }, []],
      ['by plan', { plan: 'q' }, [3]],
      ['by noun and thing', { noun: 'finding', thing: 'f-1' }, [3, 2, 1]],
      ['by verb', { verb: 'verify' }, [2]],
      ['by person', { person: 'p-2' }, [2]],
      ['from an instant on', { from: new Date(2020, 2, 3) }, [5, 3]],
      ['until another', { until: new Date(2020, 2, 3) }, [2, 1]],
      ['between places, no more than asked for', { after: 1, before: 5, limit: 1 }, [3]],
    ])('tells %s', async (_, query, places) => {
      expect(await found(query)).toEqual(places)
    })
  })

  it('keeps one cursor for each subscription', async () => {
    const [one, two] = [cursorOf(connection, 'plans'), cursorOf(connection, 'submissions')]
    expect(await one.load()).toBeNull()
    await one.move(7)
    await two.move(3)
    await one.move(0)
    expect([await one.load(), await two.load()]).toEqual([0, 3])
  })

  describe('entries set aside', () => {
    const of = (subscription: string) => setAsideRepository(connection, subscription, clock)
    const deep = { answers: { $where: 'x', 'a.b': [[[['x']]]] } }
    const entry = (seq: number, event: unknown): StreamEntry => ({ seq, id: `e-${seq}`, thing: 'p@1', v: 1, event })

    it('come back as they were, whatever they hold, each subscription’s own, in order', async () => {
      await of('plans').keep('p@1', entry(4, deep), 'RangeError at window.ts:56')
      await of('plans').keep('p@2', entry(2, null), 'plan.absent')
      await of('submissions').keep('p@1', entry(1, 'other'), 'plan.absent')
      expect((await of('plans').keys()).sort()).toEqual(['p@1', 'p@2'])
      expect(await of('plans').byKeys(['p@1', 'p@2', 'none'])).toEqual([entry(2, null), entry(4, deep)])
      expect(await of('submissions').byKeys(['p@1'])).toEqual([entry(1, 'other')])
    })

    it('say why and since when, to whoever looks into the store', async () => {
      await of('plans').keep('p@1', entry(1, deep), 'RangeError at window.ts:56')
      expect(await connection.collection('setAside').find().toArray()).toMatchObject([
        { subscription: 'plans', key: 'p@1', reason: 'RangeError at window.ts:56', at: new Date('2020-03-20T01:00:00.000Z') },
      ])
    })

    it('say how often they were tried and since when, though a later one took the place of the first', async () => {
      await of('plans').keep('p@1', entry(1, 'old'), 'plan.absent')
      await of('plans').triedAgain('p@1', 'RangeError at window.ts:56')
      expect(await of('plans').all()).toEqual([
        { key: 'p@1', entry: entry(1, 'old'), reason: 'RangeError at window.ts:56', since: clock.now(), tries: 2 },
      ])
      const first = clock.now()
      clock.advance(60_000)
      await of('plans').keep('p@1', entry(2, 'new'), 'plan.absent')
      expect(await of('plans').all()).toMatchObject([{ entry: entry(2, 'new'), since: first, tries: 3 }])
      expect(await of('submissions').all()).toEqual([])
      clock.advance(-60_000)
    })

    it('carry who asked to try them again into the log, also where they are applied before it is there', async () => {
      if (connection.models['LogEntry']) connection.deleteModel('LogEntry')
      const serviceLog = openServiceLog(connection, { service: 'assignments', clock, log, appended: () => {} })
      const asked = (key: string) =>
        serviceLog.entry('setAside', 'repeat', {
          thing: `plans:${key}`,
          regionPath: ['1'],
          change: { subscription: 'plans', stream: 'forms.plan', reason: 'plan.absent' },
        })
      for (const key of ['p@1', 'p@2']) await of('plans').keep(key, entry(1, 'old'), 'plan.absent')
      expect(await of('plans').carry('none', asked('none'))).toBe(false)
      expect(await of('plans').carry('p@1', asked('p@1'))).toBe(true)
      await of('plans').remove(['p@1'])
      const standing = async () => [await of('plans').keys(), (await of('plans').all()).map(({ key }) => key)]
      expect(await standing(), 'it is over, and tried no more').toEqual([['p@2'], ['p@2']])
      expect(await of('plans').carry('p@1', asked('p@1'))).toBe(false)
      await serviceLog.flush()
      expect(await serviceLog.stream.after(0, 10)).toMatchObject([{ event: { noun: 'setAside', thing: 'plans:p@1' } }])
      await of('plans').keys()
      expect(await connection.collection('setAside').countDocuments()).toBe(1)
      await serviceLog.stop()
    })

    it('give way to a later one, and are gone once removed', async () => {
      await of('plans').keep('p@1', entry(2, 'old'), 'plan.absent')
      await of('plans').keep('p@1', entry(3, 'new'), 'plan.absent')
      expect(await of('plans').byKeys(['p@1'])).toEqual([entry(3, 'new')])
      await of('submissions').remove(['p@1'])
      await of('plans').remove(['p@1', 'none'])
      await of('plans').remove([])
      expect(await of('plans').keys()).toEqual([])
    })
  })
})
