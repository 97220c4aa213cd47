import { Binary } from 'bson'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)

const insert = (documents: Fields[], options: Fields = {}) => commands.run({ insert: 'rows', ...options }, { documents })
const rows = (count: number) => Array.from({ length: count }, (_, n): Fields => ({ _id: n }))
const ids = () => kept.documents(rowsNamespace).map(({ _id }) => _id)
const errorsOf = (answer: Fields) => ((answer['writeErrors'] ?? []) as Fields[]).map(({ index, code }) => [index, code])

describe('an insert', () => {
  it('takes documents in its body and beside it', async () => {
    expect(await commands.run({ insert: 'rows', documents: [{ _id: 1 }] })).toEqual({ n: 1, ok: 1 })
    expect(await insert([{ _id: 2 }, { _id: 3 }])).toEqual({ n: 2, ok: 1 })
    expect(ids()).toEqual([1, 2, 3])
  })

  it('makes its collection, and an identity where there is none', async () => {
    await insert([{ name: '潭桥村' }])
    const [document] = kept.documents(rowsNamespace)
    expect(document).toEqual({ _id: expect.any(BSON.ObjectId), name: '潭桥村' })
    expect(Object.keys(document!)).toEqual(['_id', 'name'])
  })

  it('puts the identity first', async () => {
    await insert([{ b: 1, _id: 7, a: 2 }])
    expect(Object.keys(kept.documents(rowsNamespace)[0]!)).toEqual(['_id', 'b', 'a'])
  })

  it('keeps the bytes of a document as they came, even those that nobody else would write', async () => {
    // `_id` is 1; both elements of the list are named 7, and the text is two bytes that are no UTF-8.
    const list = '0461001300000010370001000000103700020000000000'.slice(0, -2)
    const fields = Buffer.from(`105f69640001000000${list}02740003000000fffe0000`, 'hex')
    const bytes = Buffer.concat([Buffer.alloc(4), fields])
    bytes.writeInt32LE(bytes.length)
    const answer = await commands.run({ insert: 'rows' }, { documents: [bytes] })
    expect(answer).toEqual({ n: 1, ok: 1 })
    expect(kept.found(rowsNamespace)[0]!.bytes.toString('hex')).toBe(bytes.toString('hex'))
  })

  it('is refused for options outside the list, and stores nothing then', async () => {
    expect(await insert([{ _id: 1 }], { collation: { locale: 'zh' } })).toMatchObject({ ok: 0, code: 72 })
    expect(await insert([{ _id: 1 }], { writeConcern: { w: 2 } })).toMatchObject({ ok: 0, code: 100 })
    expect(await insert([{ _id: 1 }], { bypassDocumentValidation: true, comment: 'x' })).toEqual({ n: 1, ok: 1 })
    expect(ids()).toEqual([1])
  })
})

describe('a document that is refused', () => {
  it.each<[string, Fields | Buffer, number]>([
    ['with the identity of another', { _id: 0 }, 11000],
    ['with a list for an identity', { _id: [1] }, 2],
    ['with a dollar in its identity', { _id: { $a: 1 } }, 52],
    ['of more than 16 MB', { _id: 'x', text: 'x'.repeat(16 * 1024 * 1024) }, 10334],
    ['with a type outside the list', { _id: 'x', n: BSON.Decimal128.fromString('1') }, 22],
    ['that is cut off', Buffer.from([9, 0, 0, 0, 0]), 22],
  ])('%s ends an ordered insert, and only itself in an unordered one', async (_name, bad, code) => {
    const documents = [{ _id: 0 }, bad, { _id: 1 }].map((one) => (Buffer.isBuffer(one) ? one : Buffer.from(BSON.serialize(one))))
    const ordered = await commands.run({ insert: 'rows' }, { documents })
    expect(ordered).toMatchObject({ n: 1, ok: 1 })
    expect(errorsOf(ordered)).toEqual([[1, code]])
    expect(ids()).toEqual([0])
    const unordered = await commands.run({ insert: 'other', ordered: false }, { documents })
    expect(unordered).toMatchObject({ n: 2, ok: 1 })
    expect(errorsOf(unordered)).toEqual([[1, code]])
    expect(kept.documents('test.other')).toEqual([{ _id: 0 }, { _id: 1 }])
    expect(await kept.faults()).toEqual([])
  })

  it('says where it stood and whom it met', async () => {
    await kept.addIndex(rowsNamespace, { code: 1 }, { unique: true })
    const answer = await insert([
      { _id: 1, code: 'F' },
      { _id: 2, code: 'F' },
    ])
    expect(answer['writeErrors']).toEqual([
      {
        index: 1,
        code: 11000,
        keyPattern: { code: 1 },
        keyValue: { code: 'F' },
        errmsg: 'E11000 duplicate key error collection: test.rows index: code_1 dup key: { code: "F" }',
      },
    ])
  })
})

describe('an insert of more than a thousand documents', () => {
  it('stores all of them in their order', async () => {
    expect(await insert(rows(2503))).toEqual({ n: 2503, ok: 1 })
    expect(ids()).toEqual(Array.from({ length: 2503 }, (_, n) => n))
    expect(await kept.faults()).toEqual([])
  })

  it('ends where a document is refused, and begins no later chunk', async () => {
    const documents = rows(2503)
    documents[1500] = { _id: 3 }
    const answer = await insert(documents)
    expect(answer).toMatchObject({ n: 1500, ok: 1 })
    expect(errorsOf(answer)).toEqual([[1500, 11000]])
    expect(ids()).toHaveLength(1500)
  })

  it('goes on behind it when nobody asked for an order', async () => {
    const documents = rows(2503)
    documents[10] = { _id: 3 }
    documents[2200] = { _id: 4 }
    const answer = await insert(documents, { ordered: false })
    expect(answer).toMatchObject({ n: 2501, ok: 1 })
    expect(errorsOf(answer)).toEqual([
      [10, 11000],
      [2200, 11000],
    ])
    expect(ids()).toHaveLength(2501)
  })

  it('lets other writes in between its chunks', async () => {
    const order: string[] = []
    // more than one transaction does in its time, on any machine
    const long = insert(rows(40_000)).then(() => order.push('long'))
    await Promise.resolve()
    const short = commands.run({ insert: 'other', documents: [{ _id: 1 }] }).then(() => order.push('short'))
    await Promise.all([long, short])
    expect(order).toEqual(['short', 'long'])
  })
})

describe('an insert that is sent again', () => {
  const session = { id: new Binary(Buffer.alloc(16, 1), 4) }
  const numbered = (number: number, options: Fields = {}) => ({ lsid: session, txnNumber: long(number), ...options })

  it('stores nothing twice and answers the same, over all its chunks', async () => {
    const first = await insert(rows(1205), numbered(1))
    expect(first).toEqual({ n: 1205, ok: 1 })
    expect(await insert(rows(1205), numbered(1))).toEqual(first)
    expect(ids()).toHaveLength(1205)
  })

  it('stores again under a new number', async () => {
    await insert([{ a: 1 }], numbered(1))
    await insert([{ a: 1 }], numbered(1))
    await insert([{ a: 1 }], numbered(2))
    expect(ids()).toHaveLength(2)
  })

  it('goes on where it was refused', async () => {
    await insert([{ _id: 5 }])
    const documents = [{ _id: 1 }, { _id: 5 }, { _id: 2 }]
    expect(errorsOf(await insert(documents, numbered(1)))).toEqual([[1, 11000]])
    await commands.run({ delete: 'rows', deletes: [{ q: { _id: 5 }, limit: 1 }] })
    expect(await insert(documents, numbered(1))).toEqual({ n: 3, ok: 1 })
    expect(ids()).toEqual([1, 5, 2])
  })

  it('under an older number is refused and stores nothing', async () => {
    await insert([{ _id: 1 }], numbered(2))
    expect(await insert([{ _id: 2 }], numbered(1))).toMatchObject({ ok: 0, code: 225 })
    expect(ids()).toEqual([1])
  })

  it('needs a session for its number', async () => {
    expect(await insert([{ _id: 1 }], { txnNumber: long(1) })).toMatchObject({ ok: 0, code: 72 })
    expect(kept.store.catalog.find(rowsNamespace)).toBeUndefined()
  })
})
