import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { encodeDocument } from '../bson/encode.ts'
import { type Document, RawDocument } from '../bson/value.ts'
import { type Answer, CursorRegistry, listCursor } from './cursorRegistry.ts'

const visits = 'forms.visits'
const megabyte = 1024 * 1024

interface Reply {
  cursor: { id: number; ns: string; firstBatch?: { n: number }[]; nextBatch?: { n: number }[] }
  ok: number
}
const read = (document: Parameters<typeof plain>[0]) => plain(document) as Record<string, unknown> & Reply
const numbers = (reply: Reply) => (reply.cursor.firstBatch ?? reply.cursor.nextBatch ?? []).map(({ n }) => n)

/** So many answers, in batches of the given size, and whether their source was ended. */
function source(count: number, batch = 7) {
  const state = { asked: 0, isEnded: false }
  const answers = (async function* (): AsyncGenerator<Answer[]> {
    try {
      for (let at = 0; at < count; at += batch) {
        state.asked++
        yield Array.from({ length: Math.min(batch, count - at) }, (_, n) => literal({ n: at + n }))
      }
    } finally {
      state.isEnded = true
    }
  })()
  return { state, answers }
}
const minute = 60_000

function start() {
  const clock = { now: 0 }
  const registry = new CursorRegistry(() => clock.now)
  const open = async (count: number, size?: number, single?: boolean) =>
    read(await registry.open(source(count).answers, { namespace: visits, batchSize: size, isSingleBatch: single === true }))
  const next = async (reply: Reply, size?: number) => read(await registry.next(BigInt(reply.cursor.id), visits, size))
  return { registry, open, next, clock }
}

describe('the first batch', () => {
  it('holds 101 documents unless another size was asked for', async () => {
    const { open } = start()
    expect(numbers(await open(300))).toHaveLength(101)
    expect(numbers(await open(300, 250))).toHaveLength(250)
    expect(numbers(await open(300, 3))).toEqual([0, 1, 2])
  })

  it('is all there is when that fits, and leaves no cursor', async () => {
    const { open, registry } = start()
    const reply = await open(50)
    expect(numbers(reply)).toHaveLength(50)
    expect(reply.cursor).toMatchObject({ id: 0, ns: visits })
    expect(reply.ok).toBe(1)
    await expect(registry.next(0n, visits, 1)).rejects.toMatchObject({ code: 43 })
  })

  it('may be empty, and the cursor waits', async () => {
    const { open, next } = start()
    const reply = await open(5, 0)
    expect(numbers(reply)).toEqual([])
    expect(reply.cursor.id).not.toBe(0)
    expect(numbers(await next(reply))).toEqual([0, 1, 2, 3, 4])
  })

  it('is the last when only one was asked for, and its source is ended', async () => {
    const registry = new CursorRegistry()
    const { state, answers } = source(50)
    const reply = read(await registry.open(answers, { namespace: visits, batchSize: 10, isSingleBatch: true }))
    expect(numbers(reply)).toHaveLength(10)
    expect(reply.cursor.id).toBe(0)
    expect(state).toEqual({ asked: 2, isEnded: true })
  })

  it('asks its source for no more than it needs', async () => {
    const registry = new CursorRegistry()
    const { state, answers } = source(70)
    await registry.open(answers, { namespace: visits, batchSize: 7 })
    expect(state).toEqual({ asked: 1, isEnded: false })
  })
})

describe('the following batches', () => {
  it('go on where the one before ended, and the last says that it is', async () => {
    const { open, next } = start()
    const first = await open(25, 10)
    const second = await next(first, 10)
    const third = await next(first, 10)
    expect([first, second, third].flatMap(numbers)).toEqual(Array.from({ length: 25 }, (_, n) => n))
    expect([second.cursor.id, third.cursor.id]).toEqual([first.cursor.id, 0])
    await expect(next(first)).rejects.toMatchObject({ code: 43 })
  })

  it('hold everything that is left when no size is given, and when it is 0', async () => {
    const { open, next } = start()
    expect(numbers(await next(await open(500, 10)))).toHaveLength(490)
    expect(numbers(await next(await open(500, 10), 0))).toHaveLength(490)
  })

  it('belong to their collection', async () => {
    const { open, next, registry } = start()
    const reply = await open(25, 10)
    await expect(registry.next(BigInt(reply.cursor.id), 'forms.drafts', 10)).rejects.toMatchObject({ code: 43 })
    expect(numbers(await next(reply, 2))).toEqual([10, 11])
  })

  it('of several cursors do not mix', async () => {
    const { open, next } = start()
    const [one, other] = [await open(9, 2), await open(9, 4)]
    expect(one.cursor.id).not.toBe(other.cursor.id)
    expect(numbers(await next(one, 2))).toEqual([2, 3])
    expect(numbers(await next(other, 2))).toEqual([4, 5])
    expect(numbers(await next(one, 2))).toEqual([4, 5])
  })
})

describe('a batch of large documents', () => {
  const sized = (bytes: number): Document => {
    const empty = encodeDocument(literal({ n: 1, text: '' })).length
    return literal({ n: 1, text: 'x'.repeat(bytes - empty) })
  }
  const raw = (bytes: number): Answer => new RawDocument(encodeDocument(sized(bytes)))
  const lengths = async (...answers: Answer[]) => {
    const registry = new CursorRegistry()
    const found: number[] = []
    let reply = read(
      await registry.open(
        (async function* () {
          yield answers
        })(),
        { namespace: visits },
      ),
    )
    for (;;) {
      found.push(numbers(reply).length)
      if (reply.cursor.id === 0) return found
      reply = read(await registry.next(BigInt(reply.cursor.id), visits, undefined))
    }
  }

  it.each([
    ['computed', sized],
    ['copied', raw],
  ])('ends at 16 MB, for %s ones', async (_name, make) => {
    expect(await lengths(make(8 * megabyte), make(8 * megabyte))).toEqual([2])
    expect(await lengths(make(8 * megabyte), make(8 * megabyte + 1))).toEqual([1, 1])
    expect(await lengths(make(6 * megabyte), make(6 * megabyte), make(6 * megabyte), make(100))).toEqual([2, 2])
  })

  it('holds at least one, however large', async () => {
    expect(await lengths(raw(16 * megabyte + 500), raw(100))).toEqual([1, 1])
  })
})

describe('a cursor', () => {
  /** A source whose second batch comes when the test lets it. */
  const gated = () => {
    let release: (error?: Error) => void = () => undefined
    const answers = (async function* (): AsyncGenerator<Answer[]> {
      yield [literal({ n: 0 })]
      await new Promise<void>((done, failed) => {
        release = (error) => (error === undefined ? done() : failed(error))
      })
      yield [literal({ n: 1 }), literal({ n: 2 })]
    })()
    return { answers, release: (error?: Error) => release(error) }
  }

  it('serves one request at a time', async () => {
    const { registry, next } = start()
    const { answers, release } = gated()
    const first = read(await registry.open(answers, { namespace: visits, batchSize: 1 }))
    const waiting = next(first, 1)
    await expect(next(first, 1)).rejects.toMatchObject({ code: 12 })
    release()
    expect(numbers(await waiting)).toEqual([1])
    expect(numbers(await next(first, 1))).toEqual([2])
  })

  it('is gone when its source fails, and the failure is told once', async () => {
    const { registry, next } = start()
    const { answers, release } = gated()
    const first = read(await registry.open(answers, { namespace: visits, batchSize: 1 }))
    const waiting = next(first, 1)
    release(new Error('the disk is gone'))
    await expect(waiting).rejects.toThrow('the disk is gone')
    await expect(next(first, 1)).rejects.toMatchObject({ code: 43 })
  })

  it('that was killed is not found, also when it was busy', async () => {
    const { registry, next, open } = start()
    const { answers, release } = gated()
    const busy = read(await registry.open(answers, { namespace: visits, batchSize: 1 }))
    const idle = await open(9, 2)
    const waiting = next(busy, 1)
    const ids = [idle, busy].map(({ cursor }) => BigInt(cursor.id))
    expect(plain(registry.kill([...ids, 5n]))).toMatchObject({
      cursorsKilled: ids.map(Number),
      cursorsNotFound: [5],
      cursorsAlive: [],
      ok: 1,
    })
    release()
    await expect(waiting).rejects.toMatchObject({ code: 237 })
    for (const one of [busy, idle]) await expect(next(one, 1)).rejects.toMatchObject({ code: 43 })
    expect(plain(registry.kill(ids))).toMatchObject({ cursorsKilled: [], cursorsNotFound: ids.map(Number) })
  })

  it('that nobody asked for ten minutes is closed, and its source ended; one that is used is not', async () => {
    const { registry, open, next, clock } = start()
    const { state, answers } = source(50)
    const forgotten = read(await registry.open(answers, { namespace: visits, batchSize: 2 }))
    const used = await open(50, 2)
    clock.now = 9 * minute
    await next(used, 2)
    clock.now = 10 * minute - 1
    registry.closeIdle()
    expect(registry.size).toBe(2)
    clock.now = 10 * minute
    registry.closeIdle()
    expect(registry.size).toBe(1)
    await expect(next(forgotten, 2)).rejects.toMatchObject({ code: 43 })
    expect(state.isEnded).toBe(true)
    expect(numbers(await next(used, 2))).toEqual([4, 5])
  })

  it('that is at work is not closed, however long that takes', async () => {
    const { registry, next, clock } = start()
    const { answers, release } = gated()
    const first = read(await registry.open(answers, { namespace: visits, batchSize: 1 }))
    const waiting = next(first, 1)
    clock.now = 60 * minute
    registry.closeIdle()
    release()
    await waiting
    registry.closeIdle()
    expect(numbers(await next(first, 1))).toEqual([2])
  })

  it('is closed when the session ends in which it was opened, and no other is', async () => {
    const { registry, next } = start()
    const open = async (session: Buffer | undefined) =>
      read(await registry.open(source(50).answers, { namespace: visits, batchSize: 2, session }))
    const [own, other, none] = [await open(Buffer.from('one')), await open(Buffer.from('two')), await open(undefined)]
    registry.closeSession(Buffer.from('one'))
    await expect(next(own, 2)).rejects.toMatchObject({ code: 43 })
    for (const one of [other, none]) expect(numbers(await next(one, 2))).toEqual([2, 3])
  })

  it('is refused when 5,000 wait already, until one of them is gone', async () => {
    const { registry, open } = start()
    const first = await open(2, 1)
    for (let count = 1; count < 5000; count++) await open(2, 1)
    await expect(open(2, 1)).rejects.toMatchObject({ code: 1 })
    expect(numbers(await open(1))).toEqual([0])
    registry.kill([BigInt(first.cursor.id)])
    expect((await open(2, 1)).cursor.id).not.toBe(0)
  })
})

describe('a list of a handful of things', () => {
  it('is a cursor that is at its end', () => {
    expect(plain(listCursor('forms.$cmd.listCollections', [literal({ name: 'visits' })]))).toEqual({
      cursor: { firstBatch: [{ name: 'visits' }], id: 0, ns: 'forms.$cmd.listCollections' },
      ok: 1,
    })
  })
})
