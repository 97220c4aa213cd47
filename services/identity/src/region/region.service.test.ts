import type { Actor, RegionRecord } from '@duzhan/contracts'
import { RegionFilter } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { isWithin, nation, regionCode } from '@duzhan/regions'
import { nationalTree } from '@duzhan/regions/national'
import { asAuthor, asOperator, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { regionService } from './region.service.ts'

/** The service over the real national tree and a store in memory. */
function house(held: RegionRecord[] = [], gone: readonly string[] = []) {
  const saved: RegionRecord[] = []
  const store = new Map(held.map((one) => [one.code, one.name]))
  const service = regionService({
    national: nationalTree(),
    regions: {
      save: async (regions) => {
        saved.push(...regions)
        for (const { code, name } of regions) store.set(code, name)
      },
      changes: async () => saved.length,
      each: async (take) => take([...store].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1))),
      lacking: async (regions) => regions.filter(({ code }) => !store.has(code)),
      named: async (codes) => codes.flatMap((code) => (store.has(code) ? [{ code, name: store.get(code) ?? '' }] : [])),
      called: async (code, names) =>
        [...store]
          .map(([one, name]) => ({ code: one, name }))
          .filter(
            (one) =>
              isWithin(regionCode(one.code), regionCode(code)) && [one.code, one.name].some((word) => names.includes(word)),
          ),
      place: async () => {},
      remove: async () => {},
      recode: async () => {},
      restore: async () => {},
      recoded: async (codes) => codes.filter((code) => gone.includes(code)),
      partsOf: async () => new Map(),
      within: async (code) =>
        [...store].map(([one, name]) => ({ code: one, name })).filter((one) => isWithin(regionCode(one.code), regionCode(code))),
    },
  })
  return { service, saved }
}
const city = { code: world.city, name: '某市' }
const ofNation: Actor = { ...asOperator, grants: [{ role: 'operator', region: nation, plan: '*' }] }

describe('the nation', () => {
  it('takes its provinces from the national tree, and below them one prefecture at a time', async () => {
    const { service, saved } = house([{ code: nation, name: '全国' }])
    expect(await service.difference(ofNation, nation)).toMatchObject({ total: 32, missing: 31, renamed: [], own: [] })
    expect(await service.adopt(ofNation, { code: nation, rename: [] })).toEqual({ saved: 31 })
    expect(saved.every(({ code }) => code.endsWith('0000000000'))).toBe(true)
    expect((await service.difference(ofNation, nation)).missing).toBe(0)
    await service.adopt(ofNation, { code: '430321100000', rename: [] })
    expect((await service.difference(ofNation, nation)).own, 'what lies below is no matter of the nation’s').toEqual([])
    await expect(service.adopt(ofNation, { code: '430000000000', rename: [] })).rejects.toMatchObject({ code: 'region.too-many' })
  })

  it('is of nobody whose grant is of less, and its operator enters whatever province there is', async () => {
    const { service, saved } = house()
    const problem = new Problem('absent', 'region.absent', { region: nation })
    await expect(service.create(asOperator, [{ code: nation, name: '全国' }])).rejects.toEqual(problem)
    await expect(service.adopt(asOperator, { code: nation, rename: [] })).rejects.toEqual(problem)
    expect(saved).toEqual([])
    expect(await service.create(ofNation, [{ code: world.foreignProvince, name: '邻省' }, city])).toEqual({ saved: 2 })
  })
})

describe('the region tree', () => {
  it('takes regions within the operator’s own, the region itself included', async () => {
    const { service, saved } = house()
    expect(await service.create(asOperator, [{ code: world.province, name: '某省' }, city])).toEqual({ saved: 2 })
    expect(saved.map(({ name }) => name)).toEqual(['某省', '某市'])
  })

  it.each([
    [
      'outside',
      { code: world.foreignProvince, name: '邻省' },
      new Problem('absent', 'region.absent', { region: world.foreignProvince }),
    ],
    [
      'that is no region',
      { code: '990000000001', name: '无处' },
      new Problem('invalid', 'region.invalid', { code: '990000000001' }),
    ],
  ])('with one %s takes none of the batch', async (_, region, problem) => {
    const { service, saved } = house()
    await expect(service.create(asOperator, [city, region])).rejects.toEqual(problem)
    expect(saved).toEqual([])
  })

  it('takes none whose code nothing has any more, for that goes on under another', async () => {
    const { service, saved } = house([], [world.city])
    const refused = new Problem('conflict', 'region.recoded', { region: world.city })
    await expect(service.create(asOperator, [{ code: world.county, name: '某县' }, city])).rejects.toEqual(refused)
    expect(saved).toEqual([])
  })

  it('is read by a region with all below it, or by codes, of which those are told that it holds', async () => {
    const { service } = house([{ code: world.province, name: '某省' }, city])
    expect(await service.list({ within: world.city })).toEqual([city])
    expect(await service.list({ within: world.province })).toHaveLength(2)
    expect(await service.list({ codes: [world.city, world.foreignProvince] })).toEqual([city])
    expect(await service.list({ codes: [] })).toEqual([])
    expect(await service.list({ within: world.province, level: 'city' })).toEqual([city])
    expect(await service.list({ within: world.province, level: 'county' })).toEqual([])
    expect(await service.list({ beneath: world.province })).toEqual([{ ...city, below: 0 }])
    expect(await service.list({ beneath: world.city })).toEqual([])
  })

  it('is read by what offices have written, with what that lies in, and of nothing else', async () => {
    const county = { code: world.county, name: '青石县' }
    const [one, other] = [
      { code: world.township, name: '柳河乡' },
      { code: world.otherCounty, name: '白沙县' },
    ]
    const { service } = house([{ code: world.province, name: '某省' }, city, county, one, other])
    const meant = async (within: string, ...written: string[]) =>
      (await service.list({ within, written })).map(({ code }) => code).sort()
    expect(await meant(world.city, '青石县 柳河乡')).toEqual([world.city, world.county, world.township].sort())
    expect(await meant(world.county, '柳河乡', '青石县柳河乡')).toEqual([world.county, world.township].sort())
    expect(await meant(world.county, '白沙县', '某市', '河乡')).toEqual([])
    expect(await meant(world.city, world.otherCounty)).toEqual([world.city, world.otherCounty].sort())
    expect(await meant(world.city)).toEqual([])
  })

  it('is looked through by name, initials and code among those that are held alone, also who just came', async () => {
    const { service } = house([{ code: world.province, name: '某省' }])
    expect(await service.find({ text: '湘潭', among: 'held' })).toEqual([])
    await service.create(asOperator, [city])
    expect(await service.find({ text: 'ms', among: 'held' })).toMatchObject([
      { code: world.province },
      { ...city, above: ['某省'] },
    ])
    expect(await service.find({ text: '某', within: world.city, among: 'held' })).toEqual([{ ...city, above: ['某省'] }])
    expect(RegionFilter.safeParse({ codes: Array(500).fill(world.city) }).success).toBe(true)
    expect(RegionFilter.safeParse({ codes: Array(501).fill(world.city) }).success).toBe(false)
    expect(RegionFilter.safeParse({ codes: ['湘潭'] }).success).toBe(false)
    expect(RegionFilter.safeParse({}).success).toBe(false)
    expect(RegionFilter.safeParse({ written: ['青石县'] }).success).toBe(false)
    expect(RegionFilter.safeParse({ within: world.city, level: 'county', written: ['青石县'] }).success).toBe(false)
  })

  it('takes nothing from someone who is no operator', async () => {
    await expect(house().service.create(asAuthor, [city])).rejects.toEqual(
      new Problem('absent', 'region.absent', { region: world.city }),
    )
  })
})

const county = '430321000000'
const operatorAt = (region: string): Actor => ({ ...asOperator, grants: [{ role: 'operator', region, plan: '*' }] })
const asCounty = operatorAt(county)

describe('a county taken from the national tree', () => {
  it('is held to its villages, with the names of what it lies in', async () => {
    const { service, saved } = house()
    const { saved: count } = await service.adopt(asCounty, { code: county, rename: [] })
    expect(count).toBe(saved.length)
    expect(saved.slice(0, 3).map(({ name }) => name)).toEqual(['湖南省', '湘潭市', '湘潭县'])
    expect(saved.length).toBe(2 + (await service.difference(asCounty, county)).total)
    expect(await service.difference(asCounty, county)).toMatchObject({ asOf: '2023-06-30', missing: 0, renamed: [], own: [] })
  })

  it('is completed by a second try, and is left alone by a third', async () => {
    const { service, saved } = house()
    await service.adopt(asCounty, { code: '430321100000', rename: [] })
    const first = saved.length
    expect((await service.difference(asCounty, county)).missing).toBeGreaterThan(200)
    await service.adopt(asCounty, { code: county, rename: [] })
    expect(new Set(saved.map(({ code }) => code)).size).toBe(saved.length)
    expect(saved.length).toBeGreaterThan(first)
    expect(await service.adopt(asCounty, { code: county, rename: [] })).toEqual({ saved: 0 })
  })

  it('keeps the names and codes of its own unless it is told to take the published ones', async () => {
    const town = { code: '430321100000', name: '易俗河镇（城关）' }
    const zone = { code: '430321990000', name: '天易经开区' }
    const { service, saved } = house([town, zone, { code: '430000000000', name: '湘' }])
    const difference = await service.difference(asCounty, county)
    expect(difference.renamed).toEqual([{ ...town, national: '易俗河镇' }])
    expect(difference.own).toEqual([zone])
    await service.adopt(asCounty, { code: county, rename: [] })
    expect(saved.map(({ code }) => code)).not.toEqual(expect.arrayContaining([town.code]))
    expect(
      saved.map(({ name }) => name),
      'what it lies in, already named',
    ).not.toContain('湖南省')
    expect(await service.adopt(asCounty, { code: county, rename: [town.code] })).toEqual({ saved: 1 })
    expect((await service.difference(asCounty, county)).renamed).toEqual([])
  })

  it.each([
    ['outside', '430381000000', new Problem('absent', 'region.absent', { region: '430381000000' })],
    ['above', '430300000000', new Problem('absent', 'region.absent', { region: '430300000000' })],
    ['that is none', '030000000000', new Problem('invalid', 'region.invalid', { code: '030000000000' })],
    ['that nobody published', '430321999000', new Problem('absent', 'region.unpublished', { code: '430321999000' })],
  ])('is refused for a region %s', async (_, code, problem) => {
    const { service, saved } = house()
    await expect(service.adopt(asCounty, { code, rename: [] })).rejects.toEqual(problem)
    await expect(service.difference(asCounty, code)).rejects.toEqual(problem)
    expect(saved).toEqual([])
  })

  it('is no whole province, and nothing for who is no operator', async () => {
    const { service, saved } = house()
    const province = '430000000000'
    await expect(service.adopt(operatorAt(province), { code: province, rename: [] })).rejects.toMatchObject({
      code: 'region.too-many',
      details: { most: 20_000 },
    })
    await expect(service.adopt(asAuthor, { code: world.city, rename: [] })).rejects.toMatchObject({ code: 'region.absent' })
    expect(saved).toEqual([])
  })
})

describe('the national tree', () => {
  it('is searched, at most twenty regions at a time, and looked through from the provinces down', async () => {
    const { service } = house()
    expect((await service.find({ text: '湘潭县' }))[0]).toEqual({ code: county, name: '湘潭县', above: ['湖南省', '湘潭市'] })
    expect(await service.find({ text: '村' })).toHaveLength(20)
    expect((await service.find({ text: '白石镇', within: county })).map(({ name }) => name)).toEqual(['白石镇'])
    expect(await service.beneath(null)).toHaveLength(31)
    expect((await service.beneath('430300000000')).map(({ name }) => name)).toContain('湘潭县')
  })
})
