import { Binary, Int32 } from 'bson'
import { beforeEach, describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)

const update = (...updates: Fields[]) => commands.run({ update: 'rows' }, { updates })
const rows = () => kept.documents(rowsNamespace)

beforeEach(() =>
  kept.insert(rowsNamespace, { _id: 1, n: 1, area: 'a' }, { _id: 2, n: 2, area: 'a' }, { _id: 3, n: 3, area: 'b' }),
)

describe('the switches of an update', () => {
  it.each([true, 1, 1.5, -1, long(1)])('are on at %s', async (on) => {
    expect(await update({ q: { area: 'a' }, u: { $inc: { n: 10 } }, multi: on })).toMatchObject({ n: 2 })
    expect(await update({ q: { _id: 9 }, u: { $set: { n: 1 } }, upsert: on })).toMatchObject({ upserted: [{ _id: 9 }] })
    const many = await commands.run({
      update: 'rows',
      ordered: on,
      updates: [
        { q: {}, u: { $bad: {} } },
        { q: {}, u: { $set: { m: 1 } } },
      ],
    })
    expect(many).toMatchObject({ n: 0, writeErrors: [{ index: 0 }] })
  })

  it.each([false, 0, null, long(0)])('are off at %s', async (off) => {
    expect(await update({ q: { area: 'a' }, u: { $inc: { n: 10 } }, multi: off })).toMatchObject({ n: 1 })
    expect(await update({ q: { _id: 9 }, u: { $set: { n: 1 } }, upsert: off })).toEqual({ n: 0, nModified: 0, ok: 1 })
  })

  it.each(['yes', '', [], {}, new Date(0)])('are refused as %o', async (wrong) => {
    for (const name of ['multi', 'upsert'])
      expect(await update({ q: {}, u: { $set: { m: 1 } }, [name]: wrong })).toMatchObject({ n: 0, writeErrors: [{ code: 14 }] })
    const updates = [{ q: {}, u: { $set: { m: 1 } } }]
    expect(await commands.run({ update: 'rows', ordered: wrong, updates })).toMatchObject({ ok: 0, code: 14 })
    expect(rows().filter(({ m }) => m === 1)).toEqual([])
  })
})

describe('an update', () => {
  it('changes the first match, or every match when it is asked to', async () => {
    expect(await update({ q: { area: 'a' }, u: { $inc: { n: 10 } } })).toEqual({ n: 1, nModified: 1, ok: 1 })
    expect(rows().map(({ n }) => n)).toEqual([11, 2, 3])
    expect(await update({ q: { area: 'a' }, u: { $inc: { n: 10 } }, multi: true })).toEqual({ n: 2, nModified: 2, ok: 1 })
    expect(rows().map(({ n }) => n)).toEqual([21, 12, 3])
  })

  it('tells what it met from what it changed, and leaves the bytes of the rest alone', async () => {
    const before = kept.everything()
    expect(await update({ q: { area: 'a' }, u: { $set: { n: 1 } }, multi: true })).toMatchObject({ n: 2, nModified: 1 })
    expect(await update({ q: { _id: 3 }, u: { n: 3, area: 'b' } })).toMatchObject({ n: 1, nModified: 0 })
    expect(await update({ q: { _id: 9 }, u: { $set: { n: 1 } } })).toMatchObject({ n: 0, nModified: 0 })
    const after = kept.everything()
    expect(after.filter(({ value }, at) => !value.equals(before[at]!.value))).toHaveLength(1)
  })

  it('counts a change of type as a change', async () => {
    expect(await update({ q: { _id: 1 }, u: { $set: { n: 1.5 } } })).toMatchObject({ nModified: 1 })
    expect(await update({ q: { _id: 1 }, u: { $set: { n: long(1) } } })).toMatchObject({ nModified: 1 })
    expect(await update({ q: { _id: 1 }, u: { $set: { n: new Int32(1) } } })).toMatchObject({ nModified: 1 })
    expect(await update({ q: { _id: 1 }, u: { $set: { n: new Int32(1) } } })).toMatchObject({ nModified: 0 })
  })

  it('replaces a document whole, keeping its identity and its place', async () => {
    expect(await update({ q: { _id: 2 }, u: { name: 'x', _id: 2 } })).toMatchObject({ n: 1, nModified: 1 })
    expect(rows()[1]).toEqual({ _id: 2, name: 'x' })
    expect(Object.keys(rows()[1]!)).toEqual(['_id', 'name'])
  })

  it('sums up over its statements', async () => {
    const answer = await update(
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
      { q: { _id: 2 }, u: { $set: { n: 2 } } },
      { q: { _id: 9 }, u: { $set: { n: 2 } }, upsert: true },
    )
    expect(answer).toEqual({ n: 3, nModified: 1, upserted: [{ index: 2, _id: 9 }], ok: 1 })
  })

  it('changes nothing where there is no collection', async () => {
    for (const multi of [false, true]) {
      const updates = [{ q: {}, u: { $set: { a: 1 } }, multi }]
      expect(await commands.run({ update: 'absent', updates })).toEqual({ n: 0, nModified: 0, ok: 1 })
    }
    expect(kept.store.catalog.find('test.absent')).toBeUndefined()
  })

  it('does not meet the same document twice though its change moves it ahead of the search', async () => {
    await kept.store.write(() => kept.store.catalog.drop(kept.collection(rowsNamespace)))
    await kept.addIndex(rowsNamespace, { n: 1 })
    await kept.insert(rowsNamespace, ...Array.from({ length: 600 }, (_, n) => ({ _id: n, n })))
    expect(await update({ q: { n: { $gte: 0 } }, u: { $inc: { n: 1000 } }, multi: true })).toMatchObject({
      n: 600,
      nModified: 600,
    })
    expect(rows().map(({ n }) => n)).toEqual(Array.from({ length: 600 }, (_, n) => n + 1000))
    expect(await kept.faults()).toEqual([])
  })
})

describe('an update that may insert', () => {
  it('does so where nothing matches, whether of one or of many', async () => {
    for (const [at, multi] of [false, true].entries())
      expect(await update({ q: { _id: `x${at}`, area: 'c' }, u: { $set: { n: 0 } }, upsert: true, multi })).toEqual({
        n: 1,
        nModified: 0,
        upserted: [{ index: 0, _id: `x${at}` }],
        ok: 1,
      })
    expect(rows().slice(3)).toEqual([
      { _id: 'x0', area: 'c', n: 0 },
      { _id: 'x1', area: 'c', n: 0 },
    ])
  })

  it('inserts a whole document with the identity of the query only', async () => {
    await update({ q: { _id: 9, area: 'z' }, u: { name: 'x' }, upsert: true })
    expect(rows()[3]).toEqual({ _id: 9, name: 'x' })
    const { upserted } = await update({ q: { area: 'z' }, u: { name: 'y' }, upsert: true })
    expect(Object.keys(rows()[4]!)).toEqual(['_id', 'name'])
    expect(upserted).toEqual([{ index: 0, _id: rows()[4]!['_id'] }])
  })

  it('is refused for an identity that differs from that of the query', async () => {
    const answer = await update({ q: { _id: 9 }, u: { _id: 8, name: 'x' }, upsert: true })
    expect(answer).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 66 }] })
    expect(rows()).toHaveLength(3)
  })

  it('is refused for an identity that is taken', async () => {
    expect(await update({ q: { n: 77 }, u: { $set: { _id: 1 } }, upsert: true })).toMatchObject({
      writeErrors: [{ index: 0, code: 11000, keyValue: { _id: 1 } }],
    })
    expect(rows()).toHaveLength(3)
  })
})

describe('a statement that is refused', () => {
  const good = (id: number) => ({ q: { _id: id }, u: { $set: { seen: true } } })

  it.each<[string, Fields, number]>([
    ['no query', { u: { $set: { a: 1 } } }, 9],
    ['a query that is no document', { q: 1, u: { $set: { a: 1 } } }, 9],
    ['no update', { q: {} }, 9],
    ['an update that is a text', { q: {}, u: 'x' }, 9],
    ['a pipeline', { q: {}, u: [{ $set: { a: 1 } }] }, 2],
    ['a whole document for many', { q: {}, u: { a: 1 }, multi: true }, 9],
    ['an unknown modifier', { q: {}, u: { $rename: { a: 'b' } } }, 9],
    ['a changed identity', { q: { _id: 1 }, u: { $set: { _id: 5 } } }, 66],
    ['a bad filter', { q: { $where: '1' }, u: { $set: { a: 1 } } }, 2],
    ['a sum of a text', { q: { _id: 1 }, u: { $inc: { area: 1 } } }, 14],
  ])('for %s ends the ordered ones, and only itself among the others', async (_name, bad, code) => {
    const updates = [good(1), bad, good(3)]
    expect(await commands.run({ update: 'rows', updates })).toMatchObject({ n: 1, writeErrors: [{ index: 1, code }] })
    expect(
      rows()
        .filter(({ seen }) => seen === true)
        .map(({ _id }) => _id),
    ).toEqual([1])
    expect(await commands.run({ update: 'rows', updates, ordered: false })).toMatchObject({
      n: 2,
      nModified: 1,
      writeErrors: [{ index: 1, code }],
    })
    expect(
      rows()
        .filter(({ seen }) => seen === true)
        .map(({ _id }) => _id),
    ).toEqual([1, 3])
  })

  it('for a clash half way through many leaves the ones before changed', async () => {
    await kept.store.write(() => kept.store.catalog.drop(kept.collection(rowsNamespace)))
    await kept.addIndex(rowsNamespace, { code: 1 }, { unique: true })
    await kept.insert(rowsNamespace, { _id: 1, code: 1 }, { _id: 2, code: 2 }, { _id: 3, code: 3 })
    const answer = await update({ q: {}, u: { $set: { code: 9 } }, multi: true })
    expect(answer).toMatchObject({ writeErrors: [{ index: 0, code: 11000, keyValue: { code: 9 } }] })
    expect(rows().map(({ code }) => code)).toEqual([9, 2, 3])
    expect(await kept.faults()).toEqual([])
  })

  it('for an option outside the list refuses the whole command', async () => {
    const answer = await update(good(1), { ...good(2), arrayFilters: [{ x: 1 }] })
    expect(answer).toMatchObject({ ok: 0, code: 72 })
    expect(rows().filter(({ seen }) => seen === true)).toEqual([])
  })
})

describe('an update that is sent again', () => {
  const numbered = (number: number) => ({ lsid: { id: new Binary(Buffer.alloc(16, 1), 4) }, txnNumber: long(number) })
  const send = (number: number, ...updates: Fields[]) => commands.run({ update: 'rows', ...numbered(number), updates })

  it('changes once and answers the same for each of its statements', async () => {
    const updates = [
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
      { q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true },
      { q: { _id: 1 }, u: { $inc: { n: 1 } } },
    ]
    const first = await send(1, ...updates)
    expect(first).toEqual({ n: 3, nModified: 2, upserted: [{ index: 1, _id: 9 }], ok: 1 })
    expect(await send(1, ...updates)).toEqual(first)
    expect(rows().map(({ n }) => n)).toEqual([3, 2, 3, 1])
  })

  it('is refused for many documents, which could not be answered again', async () => {
    const answer = await send(1, { q: {}, u: { $inc: { n: 1 } }, multi: true })
    expect(answer).toMatchObject({ writeErrors: [{ index: 0, code: 72 }] })
    expect(rows().map(({ n }) => n)).toEqual([1, 2, 3])
  })

  it('under an older number is refused', async () => {
    await send(5, { q: { _id: 1 }, u: { $inc: { n: 1 } } })
    expect(await send(4, { q: { _id: 1 }, u: { $inc: { n: 1 } } })).toMatchObject({ ok: 0, code: 225 })
    expect(rows()[0]).toMatchObject({ n: 2 })
  })
})

describe('a delete', () => {
  const remove = (options: Fields, ...deletes: Fields[]) => commands.run({ delete: 'rows', ...options, deletes })
  const ids = () => rows().map(({ _id }) => _id)

  it('removes the first match or every match', async () => {
    expect(await remove({}, { q: { area: 'a' }, limit: 1 })).toEqual({ n: 1, ok: 1 })
    expect(ids()).toEqual([2, 3])
    expect(await remove({}, { q: {}, limit: 0 }, { q: {}, limit: 0 })).toEqual({ n: 2, ok: 1 })
    expect(ids()).toEqual([])
    expect(await kept.faults()).toEqual([])
  })

  it('removes nothing where nothing matches, or where there is no collection', async () => {
    expect(await remove({}, { q: { _id: 9 }, limit: 1 }, { q: { _id: 9 }, limit: 0 })).toEqual({ n: 0, ok: 1 })
    expect(await commands.run({ delete: 'absent', deletes: [{ q: {}, limit: 1 }] })).toEqual({ n: 0, ok: 1 })
    expect(kept.store.catalog.find('test.absent')).toBeUndefined()
  })

  it.each<[string, Fields, number]>([
    ['no query', { limit: 1 }, 9],
    ['no limit', { q: {} }, 9],
    ['a limit of two', { q: {}, limit: 2 }, 9],
    ['a bad filter', { q: { $where: '1' }, limit: 0 }, 2],
  ])('is refused for %s, and in an order ends there', async (_name, bad, code) => {
    const good = { q: { _id: 3 }, limit: 1 }
    expect(await remove({}, bad, good)).toMatchObject({ n: 0, writeErrors: [{ index: 0, code }] })
    expect(ids()).toEqual([1, 2, 3])
    expect(await remove({ ordered: false }, bad, good)).toMatchObject({ n: 1, writeErrors: [{ index: 0, code }] })
    expect(ids()).toEqual([1, 2])
  })

  it('that is sent again removes nothing more', async () => {
    const numbered = { lsid: { id: new Binary(Buffer.alloc(16, 1), 4) }, txnNumber: long(1) }
    for (let sending = 0; sending < 2; sending++)
      expect(await remove(numbered, { q: { area: 'a' }, limit: 1 })).toEqual({ n: 1, ok: 1 })
    expect(ids()).toEqual([2, 3])
  })
})
