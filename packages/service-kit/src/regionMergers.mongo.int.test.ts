import type { RegionEvent } from '@duzhan/contracts'
import { regionCode } from '@duzhan/regions'
import { disposableStore, world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from './database.mongo.ts'
import { regionMergers } from './regionMergers.mongo.ts'
import { lineageAt, lineageNow } from './regionMergers.ts'

const [one, into] = [regionCode(world.county), regionCode(world.otherCounty)]
const join: RegionEvent = {
  ...{ code: one, name: '甲县', verb: 'join', into: { code: into, name: '乙县' } },
  ...{ path: [], at: '2020-03-20T01:00:00.000Z' },
}
const part: RegionEvent = { code: one, name: '甲县', verb: 'part', path: [], at: '2020-05-02T01:00:00.000Z' }

describe('what a service was told of mergers', () => {
  let store: Awaited<ReturnType<typeof disposableStore>>
  let connection: Awaited<ReturnType<typeof openDatabase>>
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_mergers`)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => void (await connection.collection('regionMergers').deleteMany({})))

  it('stands from its day until the day on which it was taken back', async () => {
    const mergers = regionMergers(connection)
    await mergers.take(join)
    expect(lineageNow(await mergers.all()).successorOf(one)).toBe(into)
    await mergers.take(part)
    const all = await mergers.all()
    expect(all).toEqual([{ code: one, into, since: '2020-03-20', until: '2020-05-02' }])
    expect(lineageNow(all).successorOf(one)).toBe(one)
    const on = ['2020-03-19', '2020-03-20', '2020-05-01', '2020-05-02'].map((day) => lineageAt(all, day).successorOf(one))
    expect(on).toEqual([one, into, into, one])
  })

  it('is the same when it is told all of it anew', async () => {
    const mergers = regionMergers(connection)
    const again = { ...join, at: '2020-06-01T01:00:00.000Z' }
    const told = [join, part, again]
    for (const event of told) await mergers.take(event)
    const once = await mergers.all()
    for (const event of told) await mergers.take(event)
    expect(await mergers.all()).toEqual(once)
    expect(once).toHaveLength(2)
    expect(lineageNow(once).successorOf(one)).toBe(into)
  })

  it('says under which code a region goes on, and of a code that was only for a time where that lies', async () => {
    const mergers = regionMergers(connection)
    const moved = regionCode('990122109000')
    const township = regionCode(world.township)
    const told = { ...join, code: township, verb: 'recode' as const, into: { code: moved, name: '某乡' } }
    await mergers.take(told)
    expect(await mergers.all()).toEqual([{ code: township, into: moved, isRecoded: true, since: '2020-03-20', until: null }])
    expect(
      lineageNow(await mergers.all())
        .codeOf(regionCode(world.village))
        .slice(0, 9),
    ).toBe('990122109')
    await mergers.take({ ...part, code: township })
    const all = await mergers.all()
    expect(lineageNow(all).codeOf(regionCode(world.village))).toBe(world.village)
    expect(lineageNow(all).pathOf(moved)).toContain(township)
    const village = regionCode(`990122109${world.village.slice(9)}`)
    const days = ['2020-03-19', '2020-03-20', '2020-05-02']
    expect(days.map((day) => lineageAt(all, day).codeOf(village))).toEqual([world.village, village, world.village])
  })

  it('is nothing where a region came, went or is called otherwise, or what is told is not whole', async () => {
    const mergers = regionMergers(connection)
    const at = '2020-03-20T01:00:00.000Z'
    for (const verb of ['create', 'rename', 'remove'] as const) await mergers.take({ code: one, name: '甲县', verb, at })
    await mergers.take({ code: one, name: '甲县', verb: 'join', at })
    await mergers.take({ ...join, code: 'x' })
    await mergers.take({ code: one, name: '甲县', verb: 'join', into: { code: into, name: '乙县' } })
    expect(await mergers.all()).toEqual([])
  })
})
