import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { encodeDocument } from '../bson/encode.ts'
import type { Document } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import type { Command } from './command.ts'
import { payloadOf, runStatements, statementsOf } from './statements.ts'

type Fields = Record<string, unknown>
const commandOf = (body: Fields, sequences: Record<string, Fields[]> = {}): Command => ({
  name: 'delete',
  database: 'test',
  body: literal({ delete: 'visits', ...body }),
  sequences: new Map(Object.entries(sequences).map(([name, list]) => [name, list.map((one) => encodeDocument(literal(one)))])),
  connection: { id: 1, isAuthenticated: true },
})

describe('what a write command carries', () => {
  it('stands in its body or beside it', () => {
    expect(payloadOf(commandOf({ deletes: [{ q: {} }, { q: { a: 1 } }] }), 'deletes')).toHaveLength(2)
    const [beside] = payloadOf(commandOf({}, { deletes: [{ q: { a: 1 } }] }), 'deletes')
    expect(Buffer.isBuffer(beside)).toBe(true)
    const statements = statementsOf(commandOf({}, { deletes: [{ q: { a: 1 } }] }), 'deletes', ['q'])
    expect(statements.map(plain)).toEqual([{ q: { a: 1 } }])
  })

  it.each<[string, Fields, number]>([
    ['nothing', {}, 9],
    ['no list', { deletes: { q: {} } }, 9],
    ['a list with something that is no document', { deletes: [{ q: {} }, 1] }, 9],
    ['an empty list', { deletes: [] }, 16],
  ])('is refused when it is %s', (_name, body, code) => {
    expect(() => payloadOf(commandOf(body), 'deletes')).toThrow(expect.objectContaining({ code }))
  })

  it('is limited to 100,000 statements', () => {
    const list = (length: number) => ({
      ...commandOf({}),
      sequences: new Map([['deletes', Array.from({ length }, () => Buffer.alloc(0))]]),
    })
    expect(payloadOf(list(100_000), 'deletes')).toHaveLength(100_000)
    expect(() => payloadOf(list(100_001), 'deletes')).toThrow(expect.objectContaining({ code: 16 }))
  })

  it('is refused as a whole for one option that is not known, unless that is switched off', () => {
    const read = (statement: Fields) => statementsOf(commandOf({ deletes: [{ q: {} }, statement] }), 'deletes', ['q', 'limit'])
    expect(read({ q: {}, limit: 1, collation: null, hint: false })).toHaveLength(2)
    for (const statement of [
      { q: {}, hint: 'a_1' },
      { q: {}, collation: { locale: 'zh' } },
      { q: {}, sample: 0 },
    ])
      expect(() => read(statement)).toThrow(expect.objectContaining({ code: 72 }))
  })
})

describe('the statements of a write', () => {
  const statements = [0, 1, 2, 3, 4].map((n) => literal({ n }))
  const refused = new MongoError(11000, 'taken')
  /** Carries out statements of which some are refused, some after a pause; gives what was begun and what was answered. */
  const run = async (body: Fields, refusedAt: readonly number[], slowAt: readonly number[] = []) => {
    const begun: number[] = []
    const errors = await runStatements(commandOf(body), statements, async (statement: Document, at: number) => {
      expect(plain(statement)).toEqual({ n: at })
      begun.push(at)
      if (slowAt.includes(at)) for (let turn = 0; turn < 5; turn++) await nextTurn()
      else await nextTurn()
      if (refusedAt.includes(at)) throw refused
    })
    return { begun, errors: errors.map(plain) }
  }

  it('end at the first refusal when an order was asked for, as it is by default', async () => {
    for (const body of [{}, { ordered: true }]) {
      const { begun, errors } = await run(body, [2, 4])
      expect(begun).toEqual([0, 1, 2])
      expect(errors).toEqual([{ index: 2, code: 11000, errmsg: 'taken' }])
    }
  })

  it('are all carried out when nobody asked for an order, their refusals in the order of the statements', async () => {
    const { begun, errors } = await run({ ordered: false }, [0, 1, 4], [0])
    expect(begun).toEqual([0, 1, 2, 3, 4])
    expect(errors.map(({ index }) => index)).toEqual([0, 1, 4])
  })

  it('wait for each other only when an order was asked for', async () => {
    const order = async (body: Fields) => {
      const ended: number[] = []
      await runStatements(commandOf(body), statements, async (_statement, at) => {
        for (let turn = 5; turn > at; turn--) await nextTurn()
        ended.push(at)
      })
      return ended
    }
    expect(await order({})).toEqual([0, 1, 2, 3, 4])
    expect(await order({ ordered: false })).toEqual([4, 3, 2, 1, 0])
  })

  it('answer nothing when nothing was refused', async () => {
    expect((await run({}, [])).errors).toEqual([])
    expect((await run({ ordered: false }, [])).errors).toEqual([])
  })

  it('do not hide a mistake of the store as a refusal', async () => {
    const broken = async () => {
      throw new TypeError('a mistake')
    }
    for (const body of [{}, { ordered: false }])
      await expect(runStatements(commandOf(body), statements, broken)).rejects.toThrow('a mistake')
  })
})
