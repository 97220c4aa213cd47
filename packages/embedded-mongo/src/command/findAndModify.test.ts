import { Binary } from 'bson'
import { beforeEach, describe, expect, it } from 'vitest'
import { Commands, long } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'

type Fields = Record<string, unknown>
const rowsNamespace = 'test.rows'
const kept = new TemporaryStore()
const commands = new Commands(kept)

const modify = (command: Fields) => commands.run({ findAndModify: 'rows', ...command })
const rows = () => kept.documents(rowsNamespace)

beforeEach(() =>
  kept.insert(rowsNamespace, { _id: 1, n: 5, area: 'a' }, { _id: 2, n: 3, area: 'a' }, { _id: 3, n: 9, area: 'b' }),
)

describe('findAndModify', () => {
  it('changes the first match and answers what stood there before', async () => {
    expect(await modify({ query: { area: 'a' }, update: { $inc: { n: 1 } } })).toEqual({
      lastErrorObject: { n: 1, updatedExisting: true },
      value: { _id: 1, n: 5, area: 'a' },
      ok: 1,
    })
    expect(rows().map(({ n }) => n)).toEqual([6, 3, 9])
  })

  it('answers what stands there now when that is asked for', async () => {
    const { value } = await modify({ query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true })
    expect(value).toEqual({ _id: 1, n: 6, area: 'a' })
  })

  it('takes numbers as switches, and no other thing', async () => {
    const update = { $inc: { n: 1 } }
    expect(await modify({ query: { _id: 1 }, update, new: 1 })).toMatchObject({ value: { n: 6 } })
    expect(await modify({ query: { _id: 1 }, update, new: 0 })).toMatchObject({ value: { n: 6 } })
    expect(await modify({ query: { _id: 7 }, update, upsert: 1, new: long(1) })).toMatchObject({ value: { _id: 7, n: 1 } })
    expect(await modify({ query: { _id: 7 }, remove: 1.5 })).toMatchObject({ value: { _id: 7 } })
    for (const name of ['new', 'upsert', 'remove'])
      expect(await modify({ query: { _id: 1 }, update, [name]: 'yes' })).toMatchObject({ ok: 0, code: 14 })
    expect(rows()).toHaveLength(3)
  })

  it('takes the first in an order', async () => {
    const { value } = await modify({ query: { area: 'a' }, sort: { n: 1 }, update: { $set: { seen: true } } })
    expect(value).toMatchObject({ _id: 2 })
    expect((await modify({ sort: { n: -1 }, update: { $set: { seen: true } } }))['value']).toMatchObject({ _id: 3 })
  })

  it('answers only the fields asked for, of the old or the new document', async () => {
    const query = { _id: 1 }
    expect((await modify({ query, update: { $inc: { n: 1 } }, fields: { n: 1, _id: 0 } }))['value']).toEqual({ n: 5 })
    expect((await modify({ query, update: { $inc: { n: 1 } }, fields: { n: 1, _id: 0 }, new: true }))['value']).toEqual({ n: 7 })
    expect((await modify({ query, remove: true, fields: { n: 0 } }))['value']).toEqual({ _id: 1, area: 'a' })
  })

  it('replaces the whole document, which keeps its identity', async () => {
    expect(await modify({ query: { _id: 1 }, update: { name: 'x' }, new: true })).toMatchObject({ value: { _id: 1, name: 'x' } })
    expect(rows()[0]).toEqual({ _id: 1, name: 'x' })
  })

  it('counts a match that nothing changed as a match', async () => {
    const answer = await modify({ query: { _id: 1 }, update: { $set: { n: 5 } }, new: true })
    expect(answer).toMatchObject({ lastErrorObject: { n: 1, updatedExisting: true }, value: { n: 5 } })
  })

  it('answers null where nothing matches, and changes nothing', async () => {
    const before = kept.everything()
    expect(await modify({ query: { _id: 9 }, update: { $set: { n: 1 } } })).toEqual({
      lastErrorObject: { n: 0, updatedExisting: false },
      value: null,
      ok: 1,
    })
    expect(await commands.run({ findAndModify: 'absent', query: {}, update: { $set: { n: 1 } } })).toMatchObject({ value: null })
    expect(kept.everything()).toEqual(before)
  })

  it('is also known in small letters', async () => {
    expect(await commands.run({ findandmodify: 'rows', query: { _id: 1 }, remove: true })).toMatchObject({ value: { _id: 1 } })
  })
})

describe('findAndModify that removes', () => {
  it('answers what it removed', async () => {
    expect(await modify({ query: { area: 'a' }, sort: { n: 1 }, remove: true })).toEqual({
      lastErrorObject: { n: 1 },
      value: { _id: 2, n: 3, area: 'a' },
      ok: 1,
    })
    expect(rows().map(({ _id }) => _id)).toEqual([1, 3])
    expect(await kept.faults()).toEqual([])
  })

  it('answers null where nothing matches', async () => {
    expect(await modify({ query: { _id: 9 }, remove: true })).toEqual({ lastErrorObject: { n: 0 }, value: null, ok: 1 })
    expect(rows()).toHaveLength(3)
  })
})

describe('findAndModify that may insert', () => {
  it('inserts the equalities of its query and what its update makes of them', async () => {
    const command = { query: { _id: 9, area: 'c', n: { $gt: 5 } }, update: { $inc: { visits: 1 } }, upsert: true }
    expect(await modify({ ...command, new: true })).toEqual({
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 },
      value: { _id: 9, area: 'c', visits: 1 },
      ok: 1,
    })
    expect(rows()[3]).toEqual({ _id: 9, area: 'c', visits: 1 })
  })

  it('answers null for what stood there before', async () => {
    const answer = await modify({ query: { _id: 9 }, update: { $set: { n: 1 } }, upsert: true })
    expect(answer).toEqual({ lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 }, value: null, ok: 1 })
    expect(rows()).toHaveLength(4)
  })

  it('makes the collection that is not there', async () => {
    await commands.run({ findAndModify: 'fresh', query: { _id: 1 }, update: { $set: { n: 1 } }, upsert: true })
    expect(kept.documents('test.fresh')).toEqual([{ _id: 1, n: 1 }])
  })

  it('changes and inserts nothing where something matches', async () => {
    expect(await modify({ query: { _id: 1 }, update: { $set: { n: 0 }, $setOnInsert: { x: 1 } }, upsert: true })).toMatchObject({
      lastErrorObject: { updatedExisting: true },
    })
    expect(rows()).toHaveLength(3)
    expect(rows()[0]).toEqual({ _id: 1, n: 0, area: 'a' })
  })

  it('inserts once when many ask at the same moment', async () => {
    const command = { query: { _id: 'counter' }, update: { $inc: { n: 1 } }, upsert: true, new: true }
    const answers = await Promise.all(Array.from({ length: 20 }, () => modify(command)))
    expect(answers.map(({ value }) => (value as Fields)['n'])).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(answers.filter((one) => 'upserted' in (one['lastErrorObject'] as Fields))).toHaveLength(1)
  })
})

describe('findAndModify is refused', () => {
  it.each<[string, Fields, number]>([
    ['without anything to do', { query: {} }, 9],
    ['when it should remove and update', { remove: true, update: { $set: { n: 1 } } }, 9],
    ['when it should remove and insert', { remove: true, upsert: true }, 9],
    ['when it should remove and show what is new', { remove: true, new: true }, 9],
    ['for a changed identity', { query: { _id: 1 }, update: { $set: { _id: 2 } } }, 66],
    ['for an identity that is taken', { query: { n: 77 }, update: { _id: 1 }, upsert: true }, 11000],
    ['for an unknown modifier', { update: { $rename: { a: 'b' } } }, 9],
    ['for a pipeline', { update: [{ $set: { n: 1 } }] }, 2],
    ['for a bad query', { query: { $where: '1' }, update: { $set: { n: 1 } } }, 2],
    ['for a query that is no document', { query: 1, update: { $set: { n: 1 } } }, 14],
    ['for a bad order', { sort: { n: 'up' }, update: { $set: { n: 1 } } }, 2],
    ['for fields shown and left out', { fields: { n: 1, area: 0 }, update: { $set: { n: 1 } } }, 31254],
    ['for filtered positions', { update: { $set: { n: 1 } }, arrayFilters: [{ x: 1 }] }, 72],
    ['for a hint', { update: { $set: { n: 1 } }, hint: { n: 1 } }, 72],
  ])('%s, and changes nothing', async (_name, command, code) => {
    const before = kept.everything()
    expect(await modify(command)).toMatchObject({ ok: 0, code })
    expect(kept.everything()).toEqual(before)
  })

  it('for a key that another document holds, and changes nothing', async () => {
    await kept.store.write(() => kept.store.catalog.drop(kept.collection(rowsNamespace)))
    await kept.addIndex(rowsNamespace, { code: 1 }, { unique: true })
    await kept.insert(rowsNamespace, { _id: 1, code: 'a' }, { _id: 2, code: 'b' })
    const before = kept.everything()
    const answer = await modify({ query: { _id: 2 }, update: { $set: { code: 'a' } } })
    expect(answer).toMatchObject({ ok: 0, code: 11000, keyPattern: { code: 1 }, keyValue: { code: 'a' } })
    expect(kept.everything()).toEqual(before)
  })
})

describe('findAndModify that is sent again', () => {
  const numbered = (number: number) => ({ lsid: { id: new Binary(Buffer.alloc(16, 1), 4) }, txnNumber: long(number) })

  it.each<[string, Fields]>([
    ['changes', { query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true }],
    ['removes', { query: { area: 'a' }, remove: true }],
    ['inserts', { query: { area: 'z' }, update: { $inc: { n: 1 } }, upsert: true, new: true }],
    ['finds nothing', { query: { _id: 9 }, update: { $inc: { n: 1 } } }],
  ])('%s once and answers the same', async (_name, command) => {
    const first = await modify({ ...command, ...numbered(1) })
    const after = rows()
    expect(await modify({ ...command, ...numbered(1) })).toEqual(first)
    expect(rows()).toEqual(after)
  })
})
