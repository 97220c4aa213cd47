import type { Actor, LogEntry, StreamEntry } from '@duzhan/contracts'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFinding } from '../test/aFinding.ts'
import { messageRepository } from './message.mongo.ts'
import type { MessageRepository } from './message.repository.ts'
import { messageService } from './message.service.ts'
import type { Message } from './message.ts'
import { messagesOf } from './messagesOf.ts'
import { messageTaking } from './taking.ts'

const clock = manualClock('2020-03-20T01:00:00.000Z')
const minutes = (count: number) => new Date(clock.now().getTime() - count * 60_000)
const unit = (region: string = world.township, id = 'p-unit'): Actor => ({
  ...{ id, account: 'unit', title: '责任单位' },
  grants: [{ role: 'unit', region, plan: world.plan }],
})
const aMessage = (id: string, over: Partial<Message> = {}): Message => ({
  ...{ id, plan: world.plan, topic: 'finding.verified', at: minutes(60) },
  audiences: [{ rule: 'place', verb: 'finding.accept', regionPath: [world.county, world.township] }],
  ...{ shown: null, words: { title: '村内有垃圾' }, things: ['f-1'], count: null },
  ...over,
})
/** At the desk of whoever answers for the township, and for nobody there: its page would not open. */
const unshown = (id: string, over: Partial<Message> = {}) =>
  aMessage(id, { shown: { verb: 'finding.byId', place: { regionPath: [world.otherCounty] } }, ...over })

describe('messages in the store', () => {
  let store: DisposableStore
  let connection: Connection
  let messages: MessageRepository
  const all = () => connection.collection('messages').find().sort({ _id: 1 }).toArray()
  const service = () => messageService({ messages, sweep: async () => {}, clock })
  const listed = async (actor: Actor, more: { unread?: boolean; kind?: 'new' | 'decided'; plan?: string } = {}) =>
    (await service().list(actor, { unread: false, limit: 100, ...more })).rows.map(({ id }) => id)

  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_assignments`)
    messages = messageRepository(connection)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => {
    for (const name of ['messages', 'messageMarks']) await connection.collection(name).deleteMany({})
    clock.set('2020-03-20T01:00:00.000Z')
  })

  it('stand once, however often they are put down; more things join one', async () => {
    await messages.put([aMessage('m-1'), aMessage('m-2')])
    await messages.put([aMessage('m-1', { things: ['f-2', 'f-1'], words: { title: '另一个' } })])
    expect(await all()).toMatchObject([{ things: ['f-1', 'f-2'], words: { title: '村内有垃圾' } }, { things: ['f-1'] }])
    await messages.putOnce([aMessage('m-2', { things: ['f-3'], count: 7 }), aMessage('m-3', { count: 2 })])
    expect(await all()).toMatchObject([{}, { things: ['f-1'], count: null }, { count: 2 }])
  })

  it('are read by whoever they are for, and held back where what is behind them would not open', async () => {
    await messages.put([
      aMessage('a', { at: minutes(1) }),
      unshown('b', { at: minutes(2) }),
      aMessage('c', { at: minutes(3), plan: 'another' }),
    ])
    expect(await listed(unit())).toEqual(['a'])
    expect(await listed(unit(world.otherCounty))).toEqual([])
    expect(await listed({ ...unit(), grants: [] })).toEqual([])
    expect(await listed({ ...unit(), grants: [{ role: 'unit', region: world.county, plan: '*' }] })).toEqual(['a', 'c'])
  })

  it('are narrowed down to a kind, a plan or what is unread', async () => {
    const everywhere: Actor = { ...unit(), grants: [{ role: 'unit', region: world.county, plan: '*' }] }
    await messages.put([
      aMessage('a', { at: minutes(1) }),
      aMessage('b', { at: minutes(2), topic: 'finding.given' }),
      aMessage('c', { at: minutes(3), plan: 'another' }),
    ])
    expect(await listed(everywhere, { kind: 'new' })).toEqual(['b'])
    expect(await listed(everywhere, { plan: 'another' })).toEqual(['c'])
    await service().read(everywhere, { ids: ['a'] })
    expect(await listed(everywhere, { unread: true })).toEqual(['b', 'c'])
  })

  it('fill a page though many at the desk are not for the reader, each standing on one page', async () => {
    const mixed = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? aMessage : unshown)(`m-${String(at).padStart(2, '0')}`))
    await messages.put(mixed)
    const seen: string[] = []
    let cursor: { value: string; id: string } | undefined
    do {
      const page = await service().list(unit(), { unread: false, limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(
      mixed
        .filter(({ shown }) => shown === null)
        .map(({ id }) => id)
        .reverse(),
    )
    expect(await service().unread(unit())).toEqual({ count: seen.length })
  })

  it('are counted up to a hundred', async () => {
    await messages.put(Array.from({ length: 130 }, (_, at) => aMessage(`m-${at}`)))
    expect(await service().unread(unit())).toEqual({ count: 100 })
  })

  it('are read by each person for themselves, and what is not told them leaves no mark', async () => {
    await messages.put([aMessage('a'), unshown('b')])
    expect(await service().read(unit(), { ids: ['a', 'b', 'none'] })).toEqual({ count: 0 })
    expect(await service().unread(unit(world.township, 'p-other'))).toEqual({ count: 1 })
    expect(await messages.marksOf('p-unit')).toMatchObject({ since: [{ id: 'a' }] })
  })

  it('all marked as read, one that was on its way meanwhile is still unread', async () => {
    await messages.put([aMessage('old', { at: minutes(60) }), aMessage('new', { at: minutes(1) })])
    const now = clock.now().toISOString()
    expect(await service().read(unit(), { ids: [], until: now })).toEqual({ count: 0 })
    await messages.put([aMessage('late', { at: minutes(2) })])
    expect(await listed(unit(), { unread: true })).toEqual(['late'])
    expect(await service().read(unit(), { ids: [], until: minutes(300).toISOString() }), 'never fewer than before').toEqual({
      count: 1,
    })
    clock.advance(60 * 60_000)
    await service().read(unit(), { ids: [], until: clock.now().toISOString() })
    expect(await messages.marksOf('p-unit'), 'single marks do not pile up').toMatchObject({ since: [] })
    expect(await listed(unit(), { unread: true })).toEqual([])
  })

  it('to come cannot be marked as read', async () => {
    await service().read(unit(), { ids: [], until: '2030-01-01T00:00:00.000Z' })
    await messages.put([aMessage('m', { at: clock.now() })])
    expect(await listed(unit(), { unread: true })).toEqual(['m'])
  })

  it('older than half a year are told no more, and forgotten with their marks', async () => {
    const day = 24 * 60
    await messages.put([aMessage('old', { at: minutes(181 * day) }), aMessage('kept', { at: minutes(179 * day) })])
    await messages.mark('p-unit', [
      { id: 'old', at: minutes(181 * day) },
      { id: 'kept', at: minutes(179 * day) },
    ])
    expect(await listed(unit())).toEqual(['kept'])
    await messages.forget(minutes(180 * day))
    expect((await all()).map(({ _id }) => String(_id))).toEqual(['kept'])
    expect((await messages.marksOf('p-unit')).since.map(({ id }) => id)).toEqual(['kept'])
  })

  describe('of any history', () => {
    const findings = Array.from({ length: 4 }, (_, at) => aFinding({ id: `s-${at % 2}:${at}`, target: `v-${at % 2}` }))
    const verbs = ['open', 'reportBack', 'sendBack', 'verify', 'closeOut', 'correct', 'withdraw', 'accept'] as const
    const state = { open: 'handedOver', reportBack: 'submitted', sendBack: 'returned', verify: 'verified' } as const
    const history = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...verbs)), { minLength: 1, maxLength: 12 }).map((steps) =>
      steps.map(([which, verb], at): StreamEntry<LogEntry> => {
        const { id, rectifyBy } = findings[which]!
        const change = { rectifyBy, state: verb in state ? state[verb as keyof typeof state] : 'closedOut' }
        const event: LogEntry = {
          ...{ seq: at + 1, id: `e-${at}`, service: 'assignments', noun: 'finding', verb, thing: id, plan: world.plan },
          ...{ regionPath: [], by: { id: 'p', title: '岗位' }, at: `2020-03-20T00:${String(at).padStart(2, '0')}:00.000Z` },
          ...{ requestId: null, v: 1, change },
        }
        return { seq: at + 1, id: event.id, thing: id, v: 1, event }
      }),
    )
    const byId = async (id: string) => findings.find((one) => one.id === id) ?? null
    const none = async () => null
    const taking = () =>
      messageTaking({
        messages,
        messagesOf: messagesOf({
          ...{ findings: { byId }, dues: { byKey: none }, filings: { byJurisdiction: none }, designations: { frozen: none } },
          ...{ lots: { ofWindow: async () => [] }, plans: { latest: none } },
        }),
        clock,
      })
    /** What stands, whatever came first of what stands together. */
    const standing = async () =>
      (await all()).map(({ _id, things, at, topic, desks }) => ({
        _id,
        topic,
        desks,
        things: [...things].sort(),
        at: topic === 'finding.given' || at,
      }))

    it('stand once each, in whatever batches it is told and however often', { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(
          history,
          fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 12 })), { maxLength: 6 }),
          async (entries, again) => {
            await connection.collection('messages').deleteMany({})
            for (const entry of entries) expect(await taking()([entry])).toEqual([])
            const once = await standing()
            await connection.collection('messages').deleteMany({})
            // any stretches of it in any order, some twice, some never; then what is left, and all of it once more
            for (const [from, count] of again) await taking()(entries.slice(from, from + count))
            for (let at = 0; at < entries.length; at += 5) await taking()(entries.slice(at, at + 5))
            await taking()(entries)
            expect(await standing()).toEqual(once)
          },
        ),
        { numRuns: 40, seed: 20200320 },
      )
    })

    it('what is older than messages are kept is left out, as when the log is read anew', async () => {
      clock.set('2021-03-20T01:00:00.000Z')
      const [entry] = fc.sample(history, { numRuns: 1, seed: 1 })
      await taking()(entry ?? [])
      expect(await all()).toEqual([])
    })

    it('one that cannot be told holds up no other', async () => {
      const [first] = fc.sample(history, { numRuns: 1, seed: 1 })
      const one = first![0]!
      const open = { ...one, event: { ...one.event, verb: 'open', change: { state: 'handedOver', rectifyBy: '2020-04-03' } } }
      const broken = { ...open, id: 'broken', event: { ...open.event, thing: 'broken' } }
      const failing = messageTaking({
        messages,
        messagesOf: async (entry) => {
          if (entry.thing === 'broken') throw new Error('on purpose')
          return [aMessage('m-1')]
        },
        clock,
      })
      expect((await failing([broken, open])).map(({ id }) => id)).toEqual(['broken'])
      expect(await all()).toHaveLength(1)
    })
  })
})
