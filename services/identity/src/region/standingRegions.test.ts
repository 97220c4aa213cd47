import type { HeldRegion } from '@duzhan/contracts'
import { fakeOf } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { RegionRepository } from './region.repository.ts'
import { standingRegions } from './standingRegions.ts'

const [city, one, two, fresh] = ['430300000000', '430321000000', '430381000000', '430399000000'] as const
const [town, other] = ['430321100000', '430381100000'] as const
const names = { [city]: '某市', [one]: '甲县', [two]: '乙县', [town]: '甲乡', [other]: '乙乡' }

/** The regions that are held, some of them merged into others. */
function house(into: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, string>> = {}) {
  const all = Object.entries({ ...names, ...more }).map(
    ([code, name]): HeldRegion => ({ code, name, ...(into[code] !== undefined && { into: into[code] }) }),
  )
  const sorted = all.sort((left, right) => (left.code < right.code ? -1 : 1))
  const partsOf = (code: string): string[] =>
    Object.entries(into).flatMap(([part, successor]) => (successor === code ? [part, ...partsOf(part)] : []))
  return standingRegions(
    fakeOf<RegionRepository>({
      changes: async () => 0,
      each: async (take) => take(sorted),
      named: async (codes) => sorted.filter(({ code }) => codes.includes(code)),
      partsOf: async (codes) => new Map(codes.map((code) => [code, partsOf(code)])),
    }),
  )
}
const merged = () => house({ [one]: fresh, [two]: fresh }, { [fresh]: '新县' })
const told = (regions: readonly HeldRegion[]) => regions.map(({ name, below }) => [name, below])

describe('the regions that stand', () => {
  it('are those that are held while none was merged', async () => {
    const regions = house()
    expect(told(await regions.beneath(city))).toEqual([
      ['甲县', 1],
      ['乙县', 1],
    ])
    expect((await regions.at(city, 'township')).map(({ name }) => name)).toEqual(['甲乡', '乙乡'])
    expect(await regions.find({ text: '甲乡', most: 5 })).toEqual([{ code: town, name: '甲乡', above: ['某市', '甲县'] }])
  })

  it('hold what lay in those that were merged, which are none any more', async () => {
    const regions = merged()
    expect(told(await regions.beneath(city))).toEqual([['新县', 2]])
    expect((await regions.beneath(fresh)).map(({ code }) => code)).toEqual([town, other])
    expect((await regions.at(city, 'county')).map(({ code }) => code)).toEqual([fresh])
    expect((await regions.at(fresh, 'township')).map(({ code }) => code)).toEqual([town, other])
  })

  it('are found as they are called today, and so is what they lie in', async () => {
    const regions = merged()
    expect(await regions.find({ text: '甲县', most: 5 })).toEqual([])
    expect(await regions.find({ text: '乙乡', most: 5 })).toEqual([{ code: other, name: '乙乡', above: ['某市', '新县'] }])
    const twice = house({ [one]: two, [two]: fresh }, { [fresh]: '新县' })
    expect((await twice.find({ text: '甲乡', most: 5 }))[0]?.above, 'one behind the other').toEqual(['某市', '新县'])
    expect(told(await twice.beneath(city))).toEqual([['新县', 2]])
  })
})
