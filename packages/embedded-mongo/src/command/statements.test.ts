import { describe, expect, it } from 'vitest'
import { literal, plain } from '../../test/literal.ts'
import { encodeDocument } from '../bson/encode.ts'
import type { Command } from './command.ts'
import { payloadOf, statementsOf } from './statements.ts'

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
