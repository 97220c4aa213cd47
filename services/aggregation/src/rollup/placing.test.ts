import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { nation, regionCode, regionPath } from '@duzhan/regions'
import type { KeptMerger } from '@duzhan/service-kit'
import { describe, expect, it } from 'vitest'
import { placing } from './placing.ts'

const plan = readPlan(packs[0]!.plan)
const [county, successor, village] = ['430381000000', '430399000000', '430381106229'].map(regionCode)
const merger = (over: Partial<KeptMerger> = {}): KeptMerger => ({
  ...{ code: county!, into: successor!, since: '2020-03-20', until: null },
  ...over,
})
const placed = async (window: string, ...mergers: KeptMerger[]) => {
  const { placed: of } = placing({ plans: { latest: async () => plan }, mergers: { all: async () => mergers } })
  return (await of(plan.code, window, [regionPath(village!)]))[0]
}
const before = regionPath(village!)
const after = [...before.slice(0, 2), successor, ...before.slice(2)]

describe('where a region lies in a window', () => {
  it('is where its code says as long as nothing was merged', async () => {
    expect(await placed('2020-03')).toEqual(before)
  })

  it('follows from what was in force on its last day, whenever that is asked', async () => {
    expect(await placed('2020-02', merger())).toEqual(before)
    expect(await placed('2020-03', merger())).toEqual(after)
    expect(await placed('2020-04', merger())).toEqual(after)
  })

  it('stays what it was in the windows that ended while a merger stood that was taken back', async () => {
    const undone = merger({ until: '2020-05-02' })
    expect(await placed('2020-04', undone)).toEqual(after)
    expect(await placed('2020-05', undone)).toEqual(before)
  })

  it('is left as it is where its end is no region', async () => {
    const { placed: of } = placing({ plans: { latest: async () => null }, mergers: { all: async () => [merger()] } })
    expect(await of('none', '2020-03', [[], ['x']])).toEqual([[], ['x']])
    expect(await of('none', '2020-03', [before]), 'of a plan that is not known the state of today').toEqual([after])
  })

  it('of a plan of the nation lies in the nation before all else, also where regions were merged, and the nation is made of its provinces', async () => {
    const ofNation = {
      plans: { latest: async () => ({ ...plan, jurisdiction: nation }) },
      mergers: { all: async () => [merger()] },
    }
    const { placed: of, made } = placing(ofNation)
    const paths = [regionPath(village!), [nation], []]
    expect(await of(plan.code, '2020-03', paths)).toEqual([[nation, ...after], [nation], []])
    expect(await of(plan.code, '2020-02', paths)).toEqual([[nation, ...before], [nation], []])
    expect(await made(plan.code, '2020-03', nation)).toEqual(expect.arrayContaining([nation, before[0]]))
    expect(await made(plan.code, '2020-03', successor!)).toEqual([successor, county])
  })

  it('says what a region is made of in it', async () => {
    const { made } = placing({ plans: { latest: async () => plan }, mergers: { all: async () => [merger()] } })
    expect(await made(plan.code, '2020-03', successor!)).toEqual([successor, county])
    expect(await made(plan.code, '2020-02', successor!)).toEqual([successor])
    expect(await made(plan.code, '2020-03', county!)).toEqual([county])
  })
})
