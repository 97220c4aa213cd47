import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lotOf } from './drawingInspectors.ts'
import { lotRepository } from './lot.mongo.ts'
import type { LotRepository } from './lot.repository.ts'

const told = { title: '随机抽查', regionPath: [world.province, world.city] }
const of = { plan: world.plan, duty: 'owed.drawn', window: '2020-03' }
const order = {
  ...{ count: 1, avoid: 'township' as const, among: [{ key: 'a', region: world.otherCounty, load: 2 }] },
  visits: [{ visit: 'v:1', region: world.village, last: ['b'] }],
}
const lot = (no: number, over: object = {}) => lotOf(order, `nonce-${no}`, { ...of, no, on: '2020-03-20', ...over })

describe('lots of inspectors in the store', () => {
  let store: LoggedStore
  let lots: LotRepository
  beforeAll(async () => {
    store = await loggedStore('assignments')
    lots = lotRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())

  it('are kept as they were drawn, in their order, and told in the log by what commits to them', async () => {
    const second = lot(2, { by: '县食安办', reason: '该岗位住院', replaced: 'b' })
    expect([await lots.add(second, told), await lots.add(lot(1), told)]).toEqual([true, true])
    await lots.add(lot(1, { window: '2020-04' }), told)
    expect(await lots.ofWindow(of)).toMatchObject([lot(1), second])
    const entries = await store.connection.collection('log').find({ noun: 'lot' }).sort({ seq: 1 }).toArray()
    expect(entries.map(({ verb, change }) => [verb, change.no, change.nonce, change.visits])).toEqual([
      ['replace', 2, 'nonce-2', 1],
      ['draw', 1, 'nonce-1', 1],
      ['draw', 1, 'nonce-1', 1],
    ])
    expect(entries[0]).toMatchObject({ plan: world.plan, change: { commitment: second.commitment, among: 1 } })
  })

  it('are kept with the ring in which regions inspect each other', async () => {
    const pairing = { level: 'county' as const, ring: [world.county, world.otherCounty], shift: 1 }
    const paired = lotOf({ ...order, avoid: 'county', pairing }, 'n', { ...of, duty: 'owed.crossed', no: 1, on: '2020-03-20' })
    await lots.add(paired, told)
    expect(await lots.ofWindow({ ...of, duty: 'owed.crossed' })).toEqual([paired])
  })

  it('are kept once under a number: who comes second draws again', async () => {
    expect(await lots.add(lot(1, { reason: '另一次' }), told)).toBe(false)
    expect((await lots.ofWindow(of))[0]).toMatchObject(lot(1))
  })
})
