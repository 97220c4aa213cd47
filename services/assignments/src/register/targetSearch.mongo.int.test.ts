import type { PageCursor } from '@duzhan/contracts'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostAwaited } from './keptTotals.ts'
import { targetRepository } from './target.mongo.ts'
import type { RegisteredTarget, RegisterScope, RegisterSearch, TargetRepository } from './target.repository.ts'

const townships = ['430321100', '430321101', '430381100', '430304001']
const names = ['石潭村', '石鼓村', '潭桥村', '430381村', '东风村']
function target(at: number, plan: string): RegisteredTarget {
  const code = `${townships[at % townships.length]}${200 + Math.floor(at / townships.length)}`
  return {
    ...{ id: at % 3 === 0 ? `v-${at}` : code, plan, name: names[at % names.length] ?? '', kind: 'village', regionCode: code },
    ...{ regionPath: regionPath(regionCode(code)), names: {}, attributes: {}, annex: null },
    ...(at % 7 === 0 && { retired: { on: '2020-03-01', reason: '撤并', by: '岗位' } }),
    ...(at % 7 === 1 && { retired: null }), // taken back
  }
}
const all = [...Array.from({ length: 90 }, (_, at) => target(at, 'a')), ...Array.from({ length: 40 }, (_, at) => target(at, 'b'))]
const usual = { text: '', show: 'registered', limit: 100 } as const

describe('looking through registers', () => {
  let store: LoggedStore
  let targets: TargetRepository
  beforeAll(async () => {
    store = await loggedStore('assignments')
    targets = targetRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
    const step = { verb: 'register', at: '2020-03-20T01:00:00.000Z', by: '岗位', reason: '' } as const
    for (const plan of ['a', 'b'])
      expect(
        await targets.enter(
          all.filter((one) => one.plan === plan),
          [],
          step,
        ),
      ).toBe(true)
  })
  afterAll(() => store?.close())

  const keyOf = ({ plan, id }: RegisteredTarget) => `${plan}:${id}`
  /** What a walk over everything finds. */
  const walked = (scopes: readonly RegisterScope[], { text, show }: Pick<RegisterSearch, 'text' | 'show'>) =>
    all
      .filter(({ plan, regionCode: code, retired }) => {
        const isThere = scopes.some(
          (scope) => scope.plan === plan && scope.regions.some((region) => isWithin(regionCode(code), regionCode(region))),
        )
        return isThere && (show === 'all' || (show === 'retired') === Boolean(retired))
      })
      .filter(({ name, id, regionCode: code }) => [name, id, code].some((one) => one.startsWith(text)))
      .map(keyOf)
      .sort()
  async function through(
    scopes: readonly RegisterScope[],
    search: Omit<RegisterSearch, 'limit'>,
    limit: number,
  ): Promise<string[]> {
    const seen: string[] = []
    for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
      const page = await targets.searchAll(scopes, { ...search, limit, ...(cursor && { cursor }) })
      expect(page.targets.length).toBeLessThanOrEqual(limit)
      seen.push(...page.targets.map(keyOf))
      cursor = page.next
    }
    return seen
  }

  it('finds what a walk over all of them finds, each once, however little is read at once', async () => {
    const region = fc.constantFrom('430000000000', '430300000000', '430321000000', '430381000000', '430381100000', '430304001000')
    const scope = fc.record({ plan: fc.constantFrom('a', 'b', 'c'), regions: fc.array(region, { maxLength: 3 }) })
    const scopes = fc.uniqueArray(scope, { minLength: 1, maxLength: 2, selector: ({ plan }) => plan })
    const text = fc.constantFrom('', '', '石', '石潭', 'v-', 'v-3', '4303', '430381', '430321100201', '没有', '.*')
    const show = fc.constantFrom('all' as const, 'registered' as const, 'retired' as const)
    await fc.assert(
      fc.asyncProperty(scopes, text, show, fc.integer({ min: 1, max: 60 }), async (where, sought, shows, limit) => {
        const search = { text: sought, show: shows }
        const expected = walked(where, search)
        expect((await through(where, search, limit)).sort()).toEqual(expected)
        expect(await targets.searchAll(where, { ...search, limit })).toMatchObject({ total: expected.length, isAtLeast: false })
      }),
      { numRuns: 60 },
    )
  })

  it('stands by code where nothing is looked for, whichever register keeps it, and by name where something is', async () => {
    const scopes = ['a', 'b'].map((plan) => ({ plan, regions: ['430300000000'] }))
    const found = async (text: string) => (await targets.searchAll(scopes, { ...usual, text })).targets
    const codes = (await found('')).map(({ regionCode: code }) => code)
    expect(codes).toEqual(codes.toSorted())
    const named = (await found('石')).map(({ name }) => name)
    expect(named).toEqual(named.toSorted())
  })

  it('tells nothing but what a target is: neither its history nor what it is kept under', async () => {
    const [one] = (await targets.searchAll([{ plan: 'a', regions: ['430300000000'] }], usual)).targets
    for (const field of ['_id', 'trace', 'entries', 'isUnsettled']) expect(one).not.toHaveProperty(field)
  })

  it('never reads more of the register than it tells: every question is answered by an index in its order', async () => {
    const many = 3_000
    const step = { verb: 'register', at: '2020-03-20T01:00:00.000Z', by: '岗位', reason: '' } as const
    const rows = Array.from({ length: many }, (_, at) => ({
      ...target(1, 'many'),
      ...{ id: `m${at}`, name: `${at}号村`, regionCode: `43032110${1 + Math.floor(at / 900)}${100 + (at % 900)}` },
    })).map((one) => ({ ...one, regionPath: regionPath(regionCode(one.regionCode)) }))
    for (let at = 0; at < many; at += 1_000) await targets.enter(rows.slice(at, at + 1_000), [], step)
    const scopes = [{ plan: 'many', regions: ['430300000000'] }]
    expect(await targets.searchAll(scopes, usual)).toMatchObject({ total: many, isAtLeast: false })
    expect(await targets.searchAll(scopes, { ...usual, text: '1' })).toMatchObject({ total: 1_000, isAtLeast: true })
    expect(await targets.searchAll(scopes, { ...usual, text: '2999' })).toMatchObject({ total: 1, isAtLeast: false })
    expect(await through(scopes, { text: '', show: 'registered' }, 100)).toHaveLength(many)
    expect(many, 'counted at once').toBeLessThan(mostAwaited)
  })
})
