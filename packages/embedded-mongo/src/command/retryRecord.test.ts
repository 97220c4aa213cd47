import { Binary } from 'bson'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { long } from '../../test/commands.ts'
import { literal, plain } from '../../test/literal.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { decodeDocument } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int } from '../bson/value.ts'
import { sessionKey, sessionRange } from '../storage/storageKeys.ts'
import { forgetOldSessions, forgetSessions, type RetryId, RetryRecord, retryIdOf, sessionOf } from './retryRecord.ts'
import { runWrites } from './runWrites.ts'

const kept = new TemporaryStore()
const halfAnHour = 30 * 60 * 1000

const uuid = (byte: number) => new Binary(Buffer.alloc(16, byte), 4)
const id = (number: number, session = 1): RetryId => ({ session: Buffer.alloc(16, session), number: BigInt(number) })
const records = () => kept.store.tree.range(sessionRange(), 5000)

/** Sends a command of so many statements, all alike; gives what each answered. */
async function send(retryId: RetryId | undefined, job: () => Document, count = 1) {
  const numbered = retryId && { lsid: { id: new Binary(retryId.session, 4) }, txnNumber: BSON.Long.fromBigInt(retryId.number) }
  const body = literal({ update: 'visits', ...numbered })
  const command = { name: 'update', database: 'test', body, sequences: new Map(), connection: { id: 1, isAuthenticated: true } }
  const { answers, refusals } = await runWrites(kept.store, command, count, () => ({ run: job }))
  for (const [, refusal] of refusals) throw refusal
  return [...answers.values()].map((answer) => plain(answer as Document)['n'])
}

/** A statement that counts how often it is done and answers the count. */
function counting() {
  const done = { times: 0 }
  const job = (): Document => documentOf({ n: int(++done.times) })
  const writeMany = (retryId: RetryId | undefined, count: number) => send(retryId, job, count)
  const write = async (retryId: RetryId | undefined) => (await writeMany(retryId, 1))[0]
  return { done, write, writeMany }
}

describe('the identity of a write that may be sent again', () => {
  it('is its session and its number', () => {
    expect(retryIdOf(literal({ lsid: { id: uuid(7) }, txnNumber: long(5) }))).toEqual(id(5, 7))
    expect(retryIdOf(literal({ lsid: { id: uuid(7) }, txnNumber: 5 }))).toEqual(id(5, 7))
    const huge = BSON.Long.fromString('9007199254740993')
    expect(retryIdOf(literal({ lsid: { id: uuid(7) }, txnNumber: huge }))?.number).toBe(9007199254740993n)
  })

  it('is absent where the write has no number, whatever its session', () => {
    expect(retryIdOf(literal({}))).toBeUndefined()
    expect(retryIdOf(literal({ lsid: { id: uuid(7) } }))).toBeUndefined()
  })

  it.each([
    ['without a session', { txnNumber: 1 }],
    ['with a session that is no document', { txnNumber: 1, lsid: 'x' }],
    ['with a session whose id is no bytes', { txnNumber: 1, lsid: { id: 'x' } }],
    ['with half a number', { txnNumber: 1.5, lsid: { id: uuid(7) } }],
    ['with a text for a number', { txnNumber: '1', lsid: { id: uuid(7) } }],
  ])('is refused %s', (_name, body) => {
    expect(() => retryIdOf(literal(body))).toThrow(expect.objectContaining({ code: 72 }))
  })

  it('reads the bytes of a session, and nothing else', () => {
    expect(sessionOf(literal({ id: uuid(3) }))).toEqual(Buffer.alloc(16, 3))
    for (const lsid of [undefined, null, 'x', literal({}), literal({ id: 'x' })]) expect(sessionOf(lsid)).toBeUndefined()
  })
})

describe('a statement with a number', () => {
  it('is done once and answers the same when it is sent again', async () => {
    const { done, write } = counting()
    expect(await write(id(1))).toBe(1)
    expect(await write(id(1))).toBe(1)
    expect(done.times).toBe(1)
  })

  it('is done once also when it is sent twice at the same moment', async () => {
    const { done, write } = counting()
    expect(await Promise.all([write(id(1)), write(id(1)), write(id(1))])).toEqual([1, 1, 1])
    expect(done.times).toBe(1)
  })

  it('is told apart from the other statements of its command', async () => {
    const { done, writeMany } = counting()
    expect(await writeMany(id(1), 2)).toEqual([1, 2])
    expect(await writeMany(id(1), 3)).toEqual([1, 2, 3])
    expect(done.times).toBe(3)
  })

  it('is told apart from the same number of another session', async () => {
    const { write } = counting()
    expect([await write(id(1, 1)), await write(id(1, 2)), await write(id(1, 1))]).toEqual([1, 2, 1])
  })

  it('is remembered over a restart', async () => {
    const { write } = counting()
    await write(id(1))
    await kept.reopen()
    expect(await write(id(1))).toBe(1)
  })

  it('is done every time without a number', async () => {
    const { write } = counting()
    expect([await write(undefined), await write(undefined)]).toEqual([1, 2])
    expect(records()).toEqual([])
  })

  it('that is refused leaves no record, and may be sent again', async () => {
    const refuse = () => {
      throw new MongoError(11000, 'taken')
    }
    await expect(send(id(1), refuse)).rejects.toMatchObject({ code: 11000 })
    expect(records()).toEqual([])
    expect(await counting().write(id(1))).toBe(1)
  })

  it('that broke half way left no record either', async () => {
    const breakDown = () => {
      throw new Error('half way')
    }
    await expect(send(id(1), breakDown)).rejects.toMatchObject({ code: 1 })
    expect(records()).toEqual([])
  })
})

describe('a newer number', () => {
  it('forgets the answers of the older one', async () => {
    const { write, writeMany } = counting()
    await writeMany(id(1), 2)
    expect(await write(id(2))).toBe(3)
    const [record] = records()
    expect(records()).toHaveLength(1)
    expect(plain(decodeDocument(record!.value))).toMatchObject({ number: 2, done: { 0: { n: 3 } } })
  })

  it('makes the older one a refusal, which does nothing', async () => {
    const { done, write } = counting()
    await write(id(5))
    const before = kept.everything()
    await expect(write(id(4))).rejects.toMatchObject({
      code: 225,
      message:
        'Retryable write with txnNumber 4 is prohibited because a newer one with txnNumber 5 has already started on this session.',
    })
    expect(done.times).toBe(1)
    expect(kept.everything()).toEqual(before)
    expect(await write(id(4, 2))).toBe(2)
  })

  it('is compared by its exact value', async () => {
    const { write } = counting()
    const huge = { session: Buffer.alloc(16, 1), number: 9007199254740993n }
    await write(huge)
    await expect(write({ ...huge, number: 9007199254740992n })).rejects.toMatchObject({ code: 225 })
    expect(await write(huge)).toBe(1)
  })
})

describe('a record', () => {
  it('that kept nothing is not written', async () => {
    await kept.store.write(() => new RetryRecord(kept.store, id(1)).save())
    expect(records()).toEqual([])
  })

  it('is in the same commit as what it records', async () => {
    const job = () => {
      kept.store.catalog.ensure('test.visits')
      return documentOf({ n: int(1) })
    }
    const [first] = await Promise.allSettled([
      send(id(1), job),
      kept.store.write(() => {
        throw new Error('half way')
      }),
    ])
    expect(first.status).toBe('fulfilled')
    expect([records().length, kept.store.catalog.all().length]).toEqual([1, 1])
  })
})

describe('sessions', () => {
  const remember = async (...sessions: number[]) => {
    for (const session of sessions) await counting().write(id(1, session))
  }

  it('that the driver ended are forgotten, others are not', async () => {
    await remember(1, 2, 3)
    await forgetSessions(kept.store, [Buffer.alloc(16, 1), Buffer.alloc(16, 3), Buffer.alloc(16, 9)])
    expect(records().map(({ key }) => key)).toEqual([sessionKey(Buffer.alloc(16, 2))])
  })

  it('without a record cost no commit', async () => {
    let commits = 0
    kept.aroundWrites((write, job) => {
      commits++
      return write(job)
    })
    await forgetSessions(kept.store, [Buffer.alloc(16, 9)])
    expect(commits).toBe(0)
    await remember(1)
    await forgetSessions(kept.store, [Buffer.alloc(16, 1)])
    expect(commits).toBe(2)
  })

  it('are forgotten half an hour after their last write, not before', async () => {
    await remember(1)
    const at = decodeDocument(records()[0]!.value).get('at') as Date
    await forgetOldSessions(kept.store, at.getTime() + halfAnHour)
    expect(records()).toHaveLength(1)
    await forgetOldSessions(kept.store, at.getTime() + halfAnHour + 1)
    expect(records()).toEqual([])
  })

  it('live on with every write', async () => {
    await remember(1)
    const first = decodeDocument(records()[0]!.value).get('at') as Date
    await kept.store.write(() => {
      const record = new RetryRecord(kept.store, id(2))
      record.keep(0, null)
      record.save()
    })
    const second = decodeDocument(records()[0]!.value).get('at') as Date
    expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime())
    await forgetOldSessions(kept.store, second.getTime() + halfAnHour)
    expect(records()).toHaveLength(1)
  })

  it('are all looked at, however many there are, also those with a record that cannot be dated', async () => {
    await kept.store.write(() => {
      for (let session = 0; session < 1203; session++) {
        const key = Buffer.alloc(16)
        key.writeUInt32BE(session)
        const at = session % 2 === 0 ? new Date(0) : new Date(Date.now() + halfAnHour)
        kept.store.tree.put(sessionKey(key), Buffer.from(BSON.serialize(session === 1 ? {} : { number: long(1), at })))
      }
    })
    await forgetOldSessions(kept.store, Date.now())
    expect(records()).toHaveLength(600)
  })
})
