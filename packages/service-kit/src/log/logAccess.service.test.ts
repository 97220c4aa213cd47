import type { Actor, LogEntry, LogFilter, StreamEntry } from '@duzhan/contracts'
import { asOperator, asViewer, unchecked, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { memoryAside } from '../test/memoryAside.ts'
import { logAccessService, type Titles } from './logAccess.service.ts'
import type { LogQuery } from './logReader.ts'
import type { NewEntry } from './serviceLog.ts'

const { province, city, county, otherCounty, foreignProvince, plan } = world
const entryOf = (seq: number, over: Partial<LogEntry> = {}): LogEntry => ({
  ...{ seq, id: `e-${seq}`, service: 'forms', noun: 'plan', verb: 'publish', thing: 'p@1', plan, regionPath: [province, city] },
  ...{ by: { id: 'p-1', title: '岗位' }, at: '2020-03-20T01:00:00.000Z', requestId: 'r', v: 1, change: {} },
  ...over,
})
const asideOf = (key: string, event: unknown): StreamEntry => ({ seq: 1, id: key, thing: 'secret thing', v: 1, event })
const locallyOf = (region: string, more: string = plan): Actor => ({
  ...asOperator,
  grants: [{ role: 'operator', region, plan: more }],
})

interface House {
  entries?: LogEntry[]
  titles?: Titles
  asides?: [key: string, event: unknown][]
  /** Whether what was set aside can be applied now. */
  isMended?: boolean
}
/** Access to a log in memory, whose reader notes what it was asked. */
async function house({ entries = [], titles, asides = [], isMended = true }: House = {}) {
  const queries: LogQuery[] = []
  const aside = memoryAside()
  let flushes = 0
  for (const [key, event] of asides) await aside.repository.keep(key, asideOf(key, event), 'RangeError at window.ts:56')
  const access = logAccessService({
    reader: {
      last: async () => Math.max(0, ...entries.map(({ seq }) => seq)),
      async newest(query) {
        queries.push(query)
        const found = entries.filter(({ seq }) => seq > query.after && seq < query.before)
        return found.sort((one, other) => other.seq - one.seq).slice(0, query.limit)
      },
    },
    serviceLog: {
      // what the log makes of it is not asked here
      entry: (noun, verb, told) => unchecked<NewEntry>({ ...told, noun, verb }),
      flush: async () => void flushes++,
    },
    subscriptions: () => [
      {
        name: 'submissions',
        from: 'forms.submission',
        setAside: aside.repository.all,
        async repeat(key, asked) {
          if (!(await aside.repository.carry(key, asked))) return null
          if (isMended) await aside.repository.remove([key])
          else await aside.repository.triedAgain(key, 'TypeError at other.ts:1')
          return isMended
        },
      },
    ],
    ...(titles && { titles }),
  })
  return { access, queries, aside, flushes: () => flushes }
}
const all: LogFilter = { limit: 50 }

describe('a log as the operator reads it', () => {
  it('is asked for within the regions and plans of the operator’s grants, and of no other role’s', async () => {
    const { access, queries } = await house()
    const both: Actor = { ...asOperator, grants: [...asViewer.grants, { role: 'operator', region: county, plan }] }
    await access.list(both, all)
    await access.list(asOperator, all)
    expect(queries.map(({ scopes }) => scopes.map(({ region, plan: of }) => [region, of]))).toEqual([
      [[county, plan]],
      [[province, '*']],
    ])
  })

  it('hands a filter on, instants as instants', async () => {
    const { access, queries } = await house({ entries: [entryOf(7)] })
    const filter = { noun: 'finding', verb: 'accept', thing: 'f-1', person: 'p-1', region: county, plan, limit: 3 } as const
    await access.list(asOperator, { ...filter, from: '2020-03-01T00:00:00.000Z', until: '2020-04-01T00:00:00.000Z' })
    expect(queries).toMatchObject([
      { ...filter, from: new Date('2020-03-01T00:00:00.000Z'), until: new Date('2020-04-01T00:00:00.000Z'), before: 8 },
    ])
  })

  it('comes newest first, page by page, each entry once, until there is none', async () => {
    const entries = Array.from({ length: 7 }, (_, at) => entryOf(at + 1))
    const { access } = await house({ entries })
    const pages: number[][] = []
    for (let before: number | undefined; ; ) {
      const { lines, next } = await access.list(asOperator, { limit: 3, ...(before !== undefined && { before }) })
      pages.push(lines.map(({ seq }) => seq))
      if (next === null) break
      before = next
    }
    expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]])
  })

  it('looks through a stretch at a time, and says where to go on though it met nothing', async () => {
    const { access, queries } = await house({ entries: [entryOf(1), entryOf(45_000)] })
    const first = await access.list(asOperator, { limit: 5 })
    expect(first).toMatchObject({ lines: [{ seq: 45_000 }], next: 25_001 })
    const second = await access.list(asOperator, { limit: 5, before: first.next ?? 0 })
    expect(second).toEqual({ lines: [], next: 5_001 })
    expect(await access.list(asOperator, { limit: 5, before: 5_001 })).toMatchObject({ lines: [{ seq: 1 }], next: null })
    expect(queries.every(({ after, before }) => before - after <= 20_001)).toBe(true)
  })

  it('of nothing is a page of nothing', async () => {
    expect(await (await house()).access.list(asOperator, all)).toEqual({ lines: [], next: null })
  })

  it('names things as the service does, and what it does not name not at all', async () => {
    const { access } = await house({ entries: [entryOf(1), entryOf(2)], titles: async () => new Map([['e-2', '甲村']]) })
    expect((await access.list(asOperator, all)).lines.map(({ title }) => title)).toEqual(['甲村', null])
  })
})

describe('what was set aside, as the operator reads it', () => {
  const located = (region: string[], more: object = {}) => ({ plan, regionPath: region, targetName: '甲村', ...more })
  const asides: [string, unknown][] = [
    ['here', located([province, city, county])],
    ['beside', located([province, city, otherCounty])],
    ['abroad', located([foreignProvince])],
    ['nowhere', null],
    ['spoilt', { plan, regionPath: 'no path' }],
    ['a plan', { plan: 'other', revision: 2, document: JSON.stringify({ jurisdiction: city }) }],
  ]
  const keysFor = async (actor: Actor) => (await (await house({ asides })).access.asideList(actor)).map(({ key }) => key)

  it.each<[string, Actor, string[]]>([
    [
      'of a province and every plan sees the province, and what tells no place',
      asOperator,
      ['here', 'beside', 'nowhere', 'spoilt', 'a plan'],
    ],
    ['of a county and one plan sees the county', locallyOf(county), ['here']],
    ['of another plan sees nothing of this one', locallyOf(city, 'other'), ['a plan']],
    ['of next door sees next door', locallyOf(foreignProvince, '*'), ['abroad', 'nowhere', 'spoilt']],
  ])('an operator %s', async (_, actor, keys) => {
    expect(await keysFor(actor)).toEqual(keys)
  })

  it('tells why, since when, how often it was tried and what it is about; of what tells no place nothing more', async () => {
    const { access } = await house({ asides })
    const found = await access.asideList(asOperator)
    expect(found[0]).toEqual({
      ...{ subscription: 'submissions', key: 'here', stream: 'forms.submission', reason: 'RangeError at window.ts:56' },
      ...{ since: '2020-03-20T01:00:00.000Z', tries: 1, about: { plan, target: '甲村', region: county } },
    })
    expect(found.find(({ key }) => key === 'nowhere')?.about).toBeNull()
    expect(JSON.stringify(found)).not.toContain('secret thing')
  })

  it('is tried again at once, with an entry of who asked, there where it lies', async () => {
    const { access, aside, flushes } = await house({ asides })
    expect(await access.repeat(asOperator, { subscription: 'submissions', key: 'here' })).toEqual({ isApplied: true })
    expect(aside.carried).toMatchObject([
      {
        ...{ noun: 'setAside', verb: 'repeat', thing: 'submissions:here', plan, regionPath: [province, city, county] },
        change: { subscription: 'submissions', stream: 'forms.submission', reason: 'RangeError at window.ts:56' },
      },
    ])
    expect(flushes()).toBe(1)
    expect(aside.kept().map(({ key }) => key)).not.toContain('here')
  })

  it('that tells no place is logged where the operator is one', async () => {
    const { access, aside } = await house({ asides })
    await access.repeat(asOperator, { subscription: 'submissions', key: 'nowhere' })
    expect(aside.carried).toMatchObject([{ plan: null, regionPath: [province] }])
  })

  it('stays, with its newest reason, where it fails again', async () => {
    const { access, aside } = await house({ asides, isMended: false })
    expect(await access.repeat(asOperator, { subscription: 'submissions', key: 'here' })).toEqual({ isApplied: false })
    expect(aside.kept()[0]).toMatchObject({ key: 'here', reason: 'TypeError at other.ts:1', tries: 2 })
  })

  it.each([
    ['of the county next door', locallyOf(otherCounty), 'submissions', 'here'],
    ['that is none', asOperator, 'submissions', 'none'],
    ['of a subscription that is none', asOperator, 'plans', 'here'],
  ])('%s is absent, and nothing is logged', async (_, actor, subscription, key) => {
    const { access, aside } = await house({ asides })
    await expect(access.repeat(actor, { subscription, key })).rejects.toMatchObject({ kind: 'absent', code: 'entry.absent' })
    expect(aside.carried).toEqual([])
  })
})
