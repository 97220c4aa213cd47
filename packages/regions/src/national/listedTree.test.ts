import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, levels } from '../level.ts'
import { isRegionCode, isWithin, type RegionCode, regionCode, regionPath } from '../regionCode.ts'
import { listedTree } from './listedTree.ts'
import { nationalTree } from './nationalTree.ts'

const [province, city, county, town, village] = [
  { code: '430000000000', name: '湖南省' },
  { code: '430300000000', name: '湘潭市' },
  { code: '430381000000', name: '湘乡市' },
  { code: '430381106000', name: '壶天镇' },
  { code: '430381106229', name: '潭桥村' },
]
const own = { code: '430381990000', name: '经济 开发区' }
const ownSite = { code: '430381990001', name: '一号 工地' }
const direct = { code: '430399100000', name: '市直 单位' }
const all = [province, city, county, town, village, own, ownSite, direct].map((one) => one!)
const tree = (regions: readonly { code: string; name: string }[] = all) =>
  listedTree([...regions].sort((one, other) => (one.code < other.code ? -1 : 1)))
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code)

describe('regions that are held, as a tree', () => {
  it.each([
    ['潭桥', '430381106229'],
    ['tqc', '430381106229'],
    ['430381106', '430381106000'],
    ['一号', '430381990001'],
    ['jjkfq', '430381990000'],
  ])('are found by name, initials or code: %s', async (text, code) => {
    const found = await (await tree()).find({ text, most: 20 })
    expect(codes(found)).toContain(code)
  })

  it('hang beneath the nation, where that is held, as they do without it', async () => {
    const nation = { code: regionCode('000000000000'), name: '全国' }
    const held = await tree([nation, ...all])
    expect(held.beneath(null)).toEqual([nation])
    expect(held.beneath(nation.code)).toEqual((await tree()).beneath(null))
    expect(codes(held.at(nation.code, 'county'))).toEqual(codes((await tree()).at(regionCode('430000000000'), 'county')))
    expect(codes(await held.find({ text: '全国', most: 5 }))).toEqual([nation.code])
    expect((await held.find({ text: '潭桥', most: 5 }))[0]?.above).toEqual(['湖南省', '湘潭市', '湘乡市', '壶天镇'])
  })

  it('are told with the names above them that are held, blanks in a name as they were', async () => {
    const [found] = await (await tree()).find({ text: '一号', most: 20 })
    expect(found).toEqual({ ...ownSite, above: ['湖南省', '湘潭市', '湘乡市', '经济 开发区'] })
    const [alone] = await (await tree([village!])).find({ text: '潭桥', most: 20 })
    expect(alone?.above).toEqual([])
  })

  it('are found by brackets and digits of either width, and told as they are written', async () => {
    const town = { code: '430381107000', name: '乐里镇（城关）１区' }
    const listed = await tree([...all, town])
    for (const text of ['乐里镇（城关）', '乐里镇(城关)1区', '城关)１'])
      expect(await listed.find({ text, most: 20 }), text).toEqual([{ ...town, above: ['湖南省', '湘潭市', '湘乡市'] }])
  })

  it('are looked for within one of them alone, and below a name above', async () => {
    const twice = [...all, { code: '430321000000', name: '湘潭县' }, { code: '430321106000', name: '壶天镇' }]
    const listed = await tree(twice)
    expect(codes(await listed.find({ text: '壶天镇', most: 20 }))).toEqual(['430321106000', '430381106000'])
    expect(codes(await listed.find({ text: '壶天镇', within: regionCode('430381000000'), most: 20 }))).toEqual(['430381106000'])
    expect(codes(await listed.find({ text: '湘乡市 壶天镇', most: 20 }))).toEqual(['430381106000'])
    expect(codes(await listed.find({ text: '壶天镇', most: 1 }))).toHaveLength(1)
  })

  it('hang below the nearest of those above them that is held', async () => {
    const listed = await tree()
    expect(codes(listed.beneath(null))).toEqual(['430000000000'])
    expect(codes(listed.beneath(regionCode('430300000000')))).toEqual(['430381000000', '430399100000'])
    expect(codes(listed.beneath(regionCode('430381000000')))).toEqual(['430381106000', '430381990000'])
    expect(listed.beneath(regionCode('430381990000'))).toEqual([ownSite])
    const without = await tree(all.filter(({ code }) => code !== town?.code && code !== city?.code))
    expect(codes(without.beneath(regionCode('430000000000')))).toEqual(['430381000000', '430399100000'])
    expect(codes(without.beneath(regionCode('430381000000')))).toEqual(['430381106229', '430381990000'])
    expect(without.beneath(regionCode('430381106229'))).toEqual([])
  })

  it('are told by level, the one that is asked within among them', async () => {
    const listed = await tree()
    expect(codes(listed.at(regionCode('430000000000'), 'county'))).toEqual(['430381000000'])
    expect(codes(listed.at(regionCode('430381000000'), 'county'))).toEqual(['430381000000'])
    expect(codes(listed.at(regionCode('430300000000'), 'township'))).toEqual(['430381106000', '430381990000', '430399100000'])
    expect(listed.at(regionCode('430381106000'), 'county')).toEqual([])
    expect(listed.size).toBe(8)
  })

  it('of nothing are nothing, and what is no code is left out', async () => {
    const listed = await tree([{ code: '7', name: '无处' }])
    expect([listed.size, listed.beneath(null), await listed.find({ text: '无', most: 5 })]).toEqual([0, [], []])
  })

  it('hang together as a walk over all of them finds, whichever are held', async () => {
    const code = fc
      .tuple(fc.constantFrom('43', '44'), fc.constantFrom('00', '01'), fc.constantFrom('00', '01', '02'))
      .chain(([p, c, n]) => fc.tuple(fc.constant(p + c + n), fc.constantFrom('000', '100'), fc.constantFrom('000', '001')))
      .map((parts) => parts.join(''))
      .filter(isRegionCode)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(code, { minLength: 1, maxLength: 14 }), async (some) => {
        const held = some.sort()
        const listed = await tree(held.map((one) => ({ code: one, name: `n${one}` })))
        const parentOf = (one: RegionCode) =>
          regionPath(one)
            .slice(0, -1)
            .findLast((above) => held.includes(above)) ?? null
        for (const at of [null, ...held]) expect(codes(listed.beneath(at))).toEqual(held.filter((one) => parentOf(one) === at))
        for (const at of held)
          for (const level of ['county', 'township'] as const)
            expect(codes(listed.at(at, level))).toEqual(held.filter((one) => isWithin(one, at) && levelOf(one) === level))
      }),
    )
  })
})

describe('a prefecture that is held as it is published', () => {
  const national = nationalTree()
  const city = regionCode('430300000000')
  const published = async () => [...(await national.within(city))].sort((one, other) => (one.code < other.code ? -1 : 1))

  it('is held whole, each region once', async () => {
    const regions = await published()
    const listed = await listedTree(regions)
    expect(listed.size).toBe(regions.length)
    expect(listed.size).toBeGreaterThan(900)
  })

  it('has right beneath each region what the national tree has there', async () => {
    const listed = await listedTree(await published())
    for (const code of ['430300000000', '430321000000', '430381000000', '430381106000', '430302000000'].map(regionCode))
      expect(codes(listed.beneath(code)), code).toEqual(codes(await national.beneath(code)))
  })

  it('has at each level what a walk over all of it finds there', async () => {
    const regions = await published()
    const listed = await listedTree(regions)
    for (const level of levels)
      expect(codes(listed.at(city, level)), level).toEqual(codes(regions.filter(({ code }) => levelOf(code) === level)))
  })

  it.each(['壶天', '潭桥', '湘潭', 'xtx', 'ht', '430381106', '湘乡市 壶天', '没有这里'])(
    'is looked through as the national tree is: %s',
    async (text) => {
      const listed = await listedTree(await published())
      const found = await listed.find({ text, within: city, most: 20 })
      expect(codes(found)).toEqual(codes(await national.find({ text, within: city, most: 20 })))
    },
  )

  it('tells of each what lies above it within what is held, and no more', async () => {
    const listed = await listedTree(await published())
    const [here] = await listed.find({ text: '潭桥村', within: city, most: 1 })
    const [there] = await national.find({ text: '潭桥村', within: city, most: 1 })
    expect(here?.code).toBe(there?.code)
    expect(here?.above).toEqual(there?.above.slice(1))
  })

  it('goes by the names that it is held under, also where these are others than the published ones', async () => {
    const renamed = (await published()).map((one) => (one.code === '430381106000' ? { ...one, name: '壶天 新镇' } : one))
    const listed = await listedTree(renamed)
    expect(await listed.find({ text: '壶天镇', within: city, most: 20 })).toEqual([])
    expect(await listed.find({ text: 'htxz', within: city, most: 20 })).toMatchObject([{ name: '壶天 新镇' }])
    const [village] = await listed.find({ text: '潭桥村', within: regionCode('430381000000'), most: 1 })
    expect(village?.above.at(-1)).toBe('壶天 新镇')
    expect(listed.beneath(regionCode('430381000000')).find(({ code }) => code === '430381106000')?.name).toBe('壶天 新镇')
  })

  it('has villages right below a county where their township is not held, and below nothing else', async () => {
    const without = (await published()).filter(({ code }) => code !== '430381106000')
    const listed = await listedTree(without)
    const stray = without.filter(({ code }) => code.startsWith('430381106'))
    const below = codes(listed.beneath(regionCode('430381000000')))
    expect(stray.length).toBeGreaterThan(5)
    expect(below).toEqual(expect.arrayContaining(codes(stray)))
    expect(codes(listed.beneath(city)).some((code) => code.startsWith('430381106'))).toBe(false)
    expect(listed.beneath(regionCode('430381106000')).map(({ code }) => code)).toEqual(codes(stray))
  })
})

describe('very many regions of one name', () => {
  const counties = Array.from({ length: 30 }, (_, at) => `4303${10 + at}000000`)
  const towns = counties.map((county, at) => ({ code: `${county.slice(0, 6)}100000`, name: at % 2 === 0 ? '东风镇' : '东风 乡' }))
  const named = counties.map((code, at) => ({ code, name: `${at + 1}号县` }))
  const many = [city!, ...named, ...towns].sort((one, other) => (one.code < other.code ? -1 : 1))

  it('are told as far as is asked for, and each by what it lies in', async () => {
    const found = await (await listedTree(many)).find({ text: '东风', most: 20 })
    expect(found).toHaveLength(20)
    expect(new Set(found.map(({ above }) => above.join())).size).toBe(20)
  })

  it('are parted by the name above that is written before theirs', async () => {
    const listed = await listedTree(many)
    for (const at of [0, 7, 29]) {
      const found = await listed.find({ text: `${at + 1}号县 东风`, most: 20 })
      const above = found.map(({ above: names }) => names.at(-1))
      expect(above).toContain(`${at + 1}号县`)
      expect(codes(found)).toContain(towns[at]?.code)
    }
  })

  it('stand below their own county, and all of them at their level', async () => {
    const listed = await listedTree(many)
    for (const [at, county] of counties.entries()) expect(listed.beneath(regionCode(county))).toEqual([towns[at]])
    expect(listed.at(regionCode('430300000000'), 'township')).toEqual(towns)
    expect(listed.at(regionCode('430300000000'), 'county')).toEqual(named)
    expect(listed.at(regionCode('430300000000'), 'village')).toEqual([])
  })

  it('are found by the digits of a code as far as they were typed', async () => {
    const listed = await listedTree(many)
    expect(codes(await listed.find({ text: '430310', most: 20 }))).toEqual(['430310000000', '430310100000'])
    expect(codes(await listed.find({ text: '430310100', most: 20 }))).toEqual(['430310100000'])
    expect(await listed.find({ text: '4399', most: 20 })).toEqual([])
  })
})
