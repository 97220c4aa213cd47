import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf } from '../level.ts'
import { isWithin, type RegionCode, regionCode, regionPath } from '../regionCode.ts'
import { readEdition, readLines } from './edition.ts'
import { letterOfSigns } from './initials.ts'
import { countOf, findIn, lineAt, linesOf, rangeOf } from './lines.ts'
import { nationalTree } from './nationalTree.ts'

const tree = nationalTree()

const code = regionCode
const nameOf = async (one: RegionCode) => (await tree.path(one)).at(-1)?.name ?? null
async function told(text: string, within?: string) {
  const found = await tree.find({ text, most: 5, ...(within ? { within: code(within) } : {}) })
  return found.map(({ name, above }) => [...above, name].join('/'))
}

describe('the national tree', () => {
  it('holds what the bureau of statistics published, every village beneath a township that it names', async () => {
    expect(await tree.edition()).toMatchObject({ year: 2023, asOf: '2023-06-30', counts: { upper: 44_699, villages: 620_572 } })
    expect(await tree.beneath(null)).toHaveLength(31)
    const county = await tree.within(code('430321000000'))
    const names = new Map(county.map((one) => [one.code, one.name]))
    expect(county.length).toBeGreaterThan(300)
    for (const one of county) expect(names.has(regionPath(one.code).slice(2).at(-1) ?? one.code)).toBe(true)
  })

  it('names a region of each level, and none that the edition does not have', async () => {
    const named = ['430000000000', '430300000000', '430321000000', '430321100000', '430302102201']
    const names = await Promise.all(named.map((one) => nameOf(code(one))))
    expect(names.slice(0, 4)).toEqual(['湖南省', '湘潭市', '湘潭县', '易俗河镇'])
    expect(await nameOf(code('430399000000'))).toBeNull()
    expect(await nameOf(code('990000000000'))).toBeNull()
    expect(await nameOf(code('430321100999'))).toBeNull()
  })

  it('shows what lies right beneath: counties of a city, townships of a city without counties, nothing of a village', async () => {
    const beneath = async (one: string) => (await tree.beneath(code(one))).map(({ name }) => name)
    expect(await beneath('430300000000')).toEqual(expect.arrayContaining(['雨湖区', '湘潭县', '韶山市']))
    expect((await beneath('441900000000')).slice(0, 2)).toEqual(['东城街道', '南城街道'])
    const [village] = (await tree.within(code('430321100000'))).slice(-1)
    expect(await tree.beneath(village?.code ?? code('430321100000'))).toEqual([])
  })

  it('has no region twice and none that lies outside its own prefecture', async () => {
    const all = await tree.within(code('430300000000'))
    expect(new Set(all.map((one) => one.code)).size).toBe(all.length)
    expect(all.every((one) => isWithin(one.code, code('430300000000')))).toBe(true)
  })
})

describe('the nation in the national tree', () => {
  const nation = code('000000000000')

  it('is called so, with its provinces beneath it and nothing that lies in these', async () => {
    expect(await tree.path(nation)).toEqual([{ code: nation, name: '全国' }])
    expect(await tree.beneath(nation)).toEqual(await tree.beneath(null))
    const within = await tree.within(nation)
    expect(within.map((one) => levelOf(one.code))).toEqual(['nation', ...Array.from({ length: 31 }, () => 'province')])
  })

  it.each(['全国', '国家', '中华人民共和国', 'qg', ' ＱＧ '])('is found first by %j', async (text) => {
    expect((await told(text))[0]).toBe('全国')
    expect((await told(text, nation))[0]).toBe('全国')
  })

  it('is not found by what it is not called, nor within a region', async () => {
    for (const text of ['湖南', '', '全国县']) expect(await told(text)).not.toContain('全国')
    expect(await told('全国', '430000000000')).not.toContain('全国')
  })
})

describe('somebody looks for a region', () => {
  it.each([
    ['by its name', '湘潭县', ['湖南省/湘潭市/湘潭县']],
    ['by the beginning of its name, the higher level first', '湘潭', ['湖南省/湘潭市', '湖南省/湘潭市/湘潭县']],
    ['by the initials of its pinyin', 'cqs', ['重庆市']],
    ['by initials in capital letters', 'CSX', ['浙江省/衢州市/常山县', '湖南省/长沙市/长沙县']],
    ['by the digits of its code', '430321', ['湖南省/湘潭市/湘潭县']],
    ['by digits in full width', '４３０３２１', ['湖南省/湘潭市/湘潭县']],
    ['by a name with a number in it', '复兴路24号', ['北京市/海淀区/万寿路街道/复兴路24号社区居委会']],
    ['after the name above it', '湘潭县 白石', ['湖南省/湘潭市/湘潭县/白石镇']],
    ['after two names above it', '湘潭 湘潭县 白石', ['湖南省/湘潭市/湘潭县/白石镇']],
    ['in a municipality, whose 市辖区 says nothing', '北京 东城', ['北京市/东城区']],
    ['in a city without counties', '东莞 石碣', ['广东省/东莞市/石碣镇']],
  ])('%s', async (_, text, first) => {
    expect((await told(text)).slice(0, first.length)).toEqual(first)
  })

  it('and tells several of one name apart by what stands above them', async () => {
    const found = await told('白石村')
    expect(found).toHaveLength(5)
    expect(new Set(found).size).toBe(5)
  })

  it('within one region alone', async () => {
    expect(await told('白石镇', '430300000000')).toEqual(['湖南省/湘潭市/湘潭县/白石镇'])
    expect(await told('430321', '430300000000')).not.toEqual([])
    expect(await told('430321', '440000000000')).toEqual([])
    expect(await told('43', '430321000000')).toEqual(expect.arrayContaining(['湖南省/湘潭市/湘潭县']))
  })

  it.each(['', '   ', '没有这个地方', 'qqqqqqqqqq', '99', '000', '\n', '%', '；'])('and finds nothing for %j', async (text) => {
    expect(await told(text)).toEqual([])
  })

  it('and is told no more than was asked for, however little was typed', async () => {
    for (const text of ['村', 'c', '43', '县']) expect((await tree.find({ text, most: 20 })).length, text).toBeLessThanOrEqual(20)
  })

  it('and finds every region of a county by its whole name there, by its code and by its initials', async () => {
    const county = code('430382000000')
    const letters = letterOfSigns((await readEdition()).initials)
    const members = (await tree.within(county)).filter(({ name }) => [...name].every((sign) => letters.has(sign)))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...members), async (one) => {
        const initials = [...one.name].map((sign) => letters.get(sign)).join('')
        for (const text of [one.name, one.code, initials]) {
          const found = await tree.find({ text, within: county, most: 400 })
          expect(
            found.map((other) => other.code),
            text,
          ).toContain(one.code)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('lines of regions', () => {
  it('are in order of their codes in every file, which is how they are found', async () => {
    for (const file of ['upper', '4303', '1101']) {
      const lines = await readLines(file)
      const codes = Array.from({ length: countOf(lines) }, (_, index) => lineAt(lines, index).code)
      expect(codes, file).toEqual([...codes].sort())
    }
  })

  it('are found as a plain walk over all of them finds them', () => {
    const name = fc.string({ unit: fc.constantFrom('白', '石', '村', '1', '2'), minLength: 1, maxLength: 4 })
    const digits = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'))
    const row = fc.tuple(digits, name).map(([end, text]) => ({ code: `4303211000${end}`, name: text }))
    const rows = fc.uniqueArray(row, { selector: (one) => one.code, maxLength: 30 })
    fc.assert(
      fc.property(rows, name, digits, (unsorted, sought, end) => {
        const all = [...unsorted].sort((one, other) => (one.code < other.code ? -1 : 1))
        const lines = linesOf(all.map((one) => `${one.code} ${one.name}\n`).join(''))
        expect(countOf(lines)).toBe(all.length)
        const everywhere = { from: 0, to: all.length }
        const holding = (test: (text: string) => boolean) => all.flatMap((one, at) => (test(one.name) ? [at] : []))
        expect(findIn(lines, sought, everywhere, 99)).toEqual(holding((text) => text.includes(sought)))
        expect(findIn(lines, ` ${sought}`, everywhere, 99)).toEqual(holding((text) => text.startsWith(sought)))
        expect(findIn(lines, sought, everywhere, 2)).toEqual(holding((text) => text.includes(sought)).slice(0, 2))
        const { from, to } = rangeOf(lines, `4303211000${end.charAt(0)}`)
        expect(to - from).toBe(all.filter((one) => one.code.startsWith(`4303211000${end.charAt(0)}`)).length)
      }),
      { numRuns: 500 },
    )
  })

  it('of villages stand beneath a township that the upper file has', async () => {
    const upper = await readLines('upper')
    const lines = await readLines('4303')
    for (let index = 0; index < countOf(lines); index += 1) {
      const township = lineAt(lines, index).code.slice(0, 9)
      const { from, to } = rangeOf(upper, township)
      expect(to - from, township).toBe(1)
    }
    expect(levelOf(code(lineAt(upper, 0).code))).toBe('province')
  })
})
