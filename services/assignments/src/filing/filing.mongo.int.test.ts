import { jsonText } from '@duzhan/plan'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes, type openDatabase } from '@duzhan/service-kit/mongo'
import { aPlan, world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { filingRepository } from './filing.mongo.ts'
import type { Filing } from './filing.ts'

const at = new Date('2020-03-10T01:00:00.000Z')
/** A plan with what a store could lose: keys that look like paths or operators. */
const own = aPlan({
  code: 'county-2020',
  checklists: [{ key: 'village', title: '村清单', targetKind: 'village', schema: { $comment: '美元开头的键', 'a.b': {} } }],
})
const filingOf = (over: Partial<Filing> = {}): Filing => ({
  plan: world.plan,
  jurisdiction: world.county,
  regionPath: [world.province, world.city, world.county],
  state: 'submitted',
  firstFiledOn: '2020-03-10',
  breaches: 1,
  comment: '',
  rounds: [
    {
      filedAt: at,
      superiorRevision: 1,
      own: jsonText(own),
      hash: 'h',
      lower: { code: 'county-2020', revision: 1, title: '县方案' },
      findings: jsonText([]),
      comparisons: jsonText([]),
    },
  ],
  timeline: [{ verb: 'file', at, by: { id: 'p-1', title: '县扶贫办' }, text: '', breaches: 1 }],
  version: 1,
  ...over,
})

describe('filings in the store', () => {
  let store: LoggedStore
  let connection: Awaited<ReturnType<typeof openDatabase>>
  let filings: ReturnType<typeof filingRepository>

  beforeAll(async () => {
    store = await loggedStore('assignments')
    connection = store.connection
    filings = filingRepository(connection, store.serviceLog)
    await buildIndexes(connection)
  })
  beforeEach(() => store.empty('filings'))
  afterAll(() => store?.close())

  it('come back as they were kept, documents and empty parts included', async () => {
    expect(await filings.byJurisdiction(world.plan, world.county)).toBeNull()
    expect(await filings.save('file', filingOf(), 0)).toBe(true)
    expect(await filings.byJurisdiction(world.plan, world.county)).toEqual(filingOf())
    expect(await filings.byJurisdiction('other-2020', world.county)).toBeNull()
  })

  it('have their documents as text, and those of an earlier release read as if they had', async () => {
    await filings.save('file', filingOf(), 0)
    const kept = await connection.collection('filings').findOne({})
    expect(kept?.['rounds']).toMatchObject([{ own: JSON.stringify(own), findings: '[]', comparisons: '[]' }])
    const rounds = filingOf().rounds.map((round) => ({ ...round, own, findings: [], comparisons: [] }))
    await connection.collection('filings').updateOne({}, { $set: { rounds } })
    expect(await filings.byJurisdiction(world.plan, world.county)).toEqual(filingOf())
  })

  it('move on from the version they are at, and from no other', async () => {
    await filings.save('file', filingOf(), 0)
    const accepted = filingOf({ state: 'accepted', version: 2 })
    expect(await filings.save('file', accepted, 0), 'it was filed before').toBe(false)
    expect(await filings.save('file', accepted, 2)).toBe(false)
    expect(await filings.save('file', accepted, 1)).toBe(true)
    expect(await filings.save('file', filingOf({ state: 'returned', version: 2 }), 1), 'someone was faster').toBe(false)
    expect((await filings.byJurisdiction(world.plan, world.county))?.state).toBe('accepted')
  })

  it('of several first filings at once, one is kept', async () => {
    const done = await Promise.all(['甲', '乙', '丙'].map((text) => filings.save('file', filingOf({ firstFiledOn: text }), 0)))
    expect(done.filter(Boolean)).toHaveLength(1)
  })

  it('are listed by plan, without their documents', async () => {
    await filings.save('file', filingOf(), 0)
    await filings.save('file', filingOf({ jurisdiction: world.otherCounty, breaches: 0 }), 0)
    await filings.save('file', filingOf({ plan: 'other-2020' }), 0)
    const rows = await filings.rows(world.plan)
    expect(rows.map(({ jurisdiction, breaches }) => [jurisdiction, breaches]).sort()).toEqual([
      [world.county, 1],
      [world.otherCounty, 0],
    ])
    expect(rows.every((row) => !('rounds' in row))).toBe(true)
  })
})
