import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { LogFilter } from './logRead.ts'
import { LogEntry, type LogNoun, logTable } from './logTable.ts'
import { Begin, readEvent, type StreamName, streams } from './streams.ts'

const nouns = Object.keys(logTable) as LogNoun[] // keys of a literal table
const finding = {
  ...{ target: 'v-1', clausePath: 'a.b.c', category: 'health', severity: 'serious', responsible: '卫健局' },
  ...{ state: 'rectifying', rectifyBy: '2020-04-04', openedAt: '2020-03-20T01:00:00.000Z', version: 3 },
}
const designation = {
  ...{ plan: 'p', target: 'v-1', targetName: '某村', place: '某县', kind: 'village', regionPath: ['430000000000'] },
  ...{ list: 'upper', team: null, designatedOn: '2020-03-20', releasedOn: null },
}
const grant = { role: 'inspector', region: '430300000000', plan: '*' }

/** What is told of one change of each noun; a noun that is forgotten here does not compile. */
const changes = {
  plan: { revision: 2, status: 'closed', closedAt: '2020-12-31T16:00:00.000Z' },
  draft: { revision: 2 },
  template: { key: 'county', title: '县级实施方案' },
  evidence: { target: 'v-1', hash: 'a'.repeat(64), type: 'image/jpeg', size: 1024 },
  aside: { submission: 's-1', target: 'v-1' },
  release: { target: 'v-1' },
  designation,
  target: { target: 'v-1', name: '某村', kind: 'village', regionCode: '430321109237' },
  register: { rows: 100_000, added: 99_000, changed: 900 },
  targetList: { frozenOn: '2020-03-20' },
  draw: {
    list: 'random',
    title: '随机抽查',
    no: 1,
    population: 64,
    drawn: 13,
    commitment: 'c'.repeat(64),
    nonce: 'd'.repeat(32),
  },
  lot: {
    ...{ duty: 'owed.sampled', title: '每月抽查', window: '2024-09', no: 1, visits: 13, among: 9 },
    ...{ commitment: 'c'.repeat(64), nonce: 'd'.repeat(32) },
  },
  finding,
  filing: { jurisdiction: '430321000000', state: 'returned', breaches: 2, version: 1 },
  due: { title: '月报', by: null, dueOn: '2020-03-25', state: 'open' },
  event: { event: '红色预警', region: '430381000000', at: '2020-03-20T01:00:00.000Z' },
  task: { task: 'health', unit: 'office', region: null, state: 'underWay' },
  person: { account: 'xt-author', title: '方案岗', grants: [grant], isDisabled: false, mustChangePassword: true },
  session: { account: 'xt-author' },
  region: { name: '湘潭县' },
  regionChange: {
    ...{ kind: 'merge', regions: [{ code: '430321000000', name: '湘潭县' }], into: '430399000000' },
    ...{ name: '新县', from: '2020-04-01' },
  },
  body: {
    ...{ title: '县教育局', kind: 'office', region: '430321000000', parent: null, posts: ['局长'] },
    ...{ retiredOn: '2020-03-20', reason: '机构改革撤并' },
  },
  setAside: { subscription: 'assignments.submission', stream: 'forms.submission', reason: 'plan.unknown' },
} as const satisfies Record<LogNoun, object>

/** What must never be told of anything, whatever a service hands over. */
const secrets = {
  ...{ passwordHash: '$argon2id$', password: 'secret', token: 'f'.repeat(64), session: 'e'.repeat(64), cookie: 'c' },
  ...{ answers: { household: '张三' }, text: '整改情况', document: '{}', photos: ['a'.repeat(64)], address: '10.0.0.1' },
}

it('tells of a region that became part of another which one, and where it lies, by code and name alone', () => {
  const [into, own] = [
    { code: '430399000000', name: '新县' },
    { code: '430321000000', name: '湘潭县' },
  ]
  const told = { name: '湘潭县', into, path: [into, own] }
  expect(logTable.region.change.parse({ ...told, path: [{ ...into, ...secrets }, own] })).toEqual(told)
  expect(logTable.region.change.safeParse({ ...told, path: [into.code] }).success).toBe(false)
})

describe.each(nouns)('what the log tells of a change of %s', (noun) => {
  const { change, verbs, v } = logTable[noun]

  it('is all that was given of it, and reads the same once it has travelled', () => {
    const told: unknown = change.parse(changes[noun])
    expect(told).toEqual(changes[noun])
    expect(change.parse(JSON.parse(JSON.stringify(told)))).toEqual(told)
  })

  it('holds nothing that the table does not name, whatever a service hands over', () => {
    const told = change.parse({ ...changes[noun], ...secrets })
    expect(Object.keys(told).filter((name) => name in secrets && !(name in changes[noun]))).toEqual([])
  })

  it.each(Object.keys(changes[noun]))('is no change without its %s', (field) => {
    const rest = Object.fromEntries(Object.entries(changes[noun]).filter(([name]) => name !== field))
    expect(change.safeParse(rest).success).toBe(false)
  })

  it('has verbs of its own, each once, and a version to be read by', () => {
    expect(new Set<string>(verbs).size).toBe(verbs.length)
    for (const verb of verbs) expect(verb).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
    expect(v).toBeGreaterThanOrEqual(1)
  })
})

describe('the log', () => {
  const entry = {
    ...{ seq: 7, id: 'e-1', service: 'assignments', noun: 'finding', verb: 'accept', thing: 'f-1', plan: 'p', v: 1 },
    ...{ regionPath: ['430000000000', '430300000000'], by: { id: 'p-1', title: '整改岗' }, requestId: null, change: finding },
    at: '2020-03-20T01:00:00.000Z',
  }

  it.each<[string, object]>([
    ['no place', { seq: 1.5 }],
    ['nobody who did it', { by: null }],
    ['a person without a post', { by: { id: 'p-1' } }],
    ['a time without a zone', { at: '2020-03-20T01:00:00' }],
    ['a local time', { at: '2020-03-20T09:00:00+08:00' }],
    ['a path that is a text', { regionPath: '/43/03' }],
    ['a change that is a list', { change: [] }],
  ])('takes no entry with %s', (_, over) => {
    expect(LogEntry.parse(entry)).toEqual(entry)
    expect(LogEntry.safeParse({ ...entry, ...over }).success).toBe(false)
  })

  it('is asked for one thing only among those of its noun', () => {
    expect(LogFilter.parse({})).toEqual({ limit: 50 })
    expect(LogFilter.safeParse({ noun: 'finding', thing: 'f-1' }).success).toBe(true)
    expect(LogFilter.safeParse({ thing: 'f-1' }).success, 'an id of some noun or other').toBe(false)
    expect(LogFilter.safeParse({ noun: 'password' }).success).toBe(false)
    expect(LogFilter.safeParse({ noun: 'toString' }).success).toBe(false)
  })
})

describe('a stream', () => {
  const names = Object.keys(streams) as StreamName[] // keys of a literal table

  it.each(names)('%s is read in every version that it has, and refused in every other', (name) => {
    const known = Object.keys(streams[name]).map(Number)
    const anyOther = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1.5, Number.NaN)).filter((v) => !known.includes(v))
    fc.assert(
      fc.property(anyOther, strangeJson, (v, event) => {
        expect(() => readEvent(name, { seq: 1, id: 'e', thing: 't', v, event })).toThrow(RangeError)
      }),
    )
    for (const v of known) expect(() => readEvent(name, { seq: 1, id: 'e', thing: 't', v, event: {} })).not.toThrow(RangeError)
  })

  it.each(names)('%s takes no event that is made up', (name) => {
    fc.assert(
      fc.property(strangeJson, (event) => {
        expect(() => readEvent(name, { seq: 1, id: 'e', thing: 't', v: 1, event })).toThrow()
      }),
    )
  })

  it('begins with its first entry, with the next, or with an instant in UTC', () => {
    const begins = (at: unknown): boolean => Begin.safeParse(at).success
    expect(['beginning', 'now', '2020-03-20T01:00:00Z'].map(begins)).toEqual([true, true, true])
    expect(['', 'today', '2020-03-20', '2020-03-20T09:00:00+08:00', 0, null].map(begins)).toEqual(Array(6).fill(false))
  })

  it('of designations and findings tells what stands, and nothing that people wrote', () => {
    const told = (name: StreamName, event: object): z.infer<z.ZodObject> =>
      readEvent(name, { seq: 1, id: 'e', thing: 't', v: 1, event: { ...event, ...secrets } })
    expect(told('assignments.designation', designation)).toEqual(designation)
    const notice = { ...finding, id: 'f-1', plan: 'p', regionPath: ['430000000000'], verb: 'accept', at: finding.openedAt }
    expect(told('assignments.finding', notice)).toEqual(notice)
  })
})
