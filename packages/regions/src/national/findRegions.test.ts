import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFillerCode, levelOf, levels } from '../level.ts'
import { regionCode } from '../regionCode.ts'
import { findRegions, isFiller } from './findRegions.ts'
import { nationalTree } from './nationalTree.ts'
import { openTreeFiles, regionsAt } from './treeFiles.ts'

const files = openTreeFiles(new Map())
const tree = nationalTree()
const city = regionCode('430300000000')

describe('what is found in a region', () => {
  it('is what a walk over all of it finds: names that begin with it first, the higher and the shorter before the others', async () => {
    const all = (await tree.within(city)).filter(({ name }) => !isFiller(name))
    const piece = fc.constantFrom(...all).chain(({ name }) =>
      fc
        .tuple(fc.nat(name.length - 1), fc.integer({ min: 2, max: 5 }))
        .map(([from, length]) => name.slice(from, from + length))
        .filter((text) => /^\p{Script=Han}{2,}$/u.test(text)),
    )
    await fc.assert(
      fc.asyncProperty(piece, async (sought) => {
        const walked = all
          .filter(({ name }) => name.includes(sought))
          .sort((one, other) => {
            const heads = Number(other.name.startsWith(sought)) - Number(one.name.startsWith(sought))
            const depth = levels.indexOf(levelOf(one.code)) - levels.indexOf(levelOf(other.code))
            return heads || depth || one.name.length - other.name.length || (one.code < other.code ? -1 : 1)
          })
        if (walked.length > 300) return // too little was typed to choose by, and the rest is not looked for
        const found = await findRegions(await files, { text: sought, within: city, most: 400 })
        expect(found, sought).toEqual(walked)
      }),
      { numRuns: 150 },
    )
  })

  it('beneath a name above is what is found there, whichever of several regions of that name it is', async () => {
    const found = await findRegions(await files, { text: '朝阳区 酒仙桥', most: 5 })
    expect(found.map(({ name, code }) => [name, code.slice(0, 6)])).toEqual(expect.arrayContaining([['酒仙桥街道', '110105']]))
    expect(await findRegions(await files, { text: '没有这里 酒仙桥', most: 5 })).toEqual([])
  })

  it('holds no name that stands only to keep the digits in order', async () => {
    expect(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'].every(isFiller)).toBe(true)
    expect(['县城', '市辖区街道', '湘潭县'].some(isFiller)).toBe(false)
    const found = await findRegions(await files, { text: '市辖区', most: 400 })
    expect(found.filter(({ name }) => isFiller(name))).toEqual([])
  })

  it('is told by its code as by its name, in the whole nation: nobody answers there, and whoever lies in it has somebody above', async () => {
    const upper = regionsAt(await (await files).lines('upper'), '')
    const byName = upper.filter(({ name }) => isFiller(name)).map(({ code }) => code)
    expect(byName).toHaveLength(9)
    expect(upper.filter(({ code }) => isFillerCode(code)).map(({ code }) => code)).toEqual(byName)
  })
})

describe('the files of the tree', () => {
  it('hold villages by prefecture: one for what lies in it, all of a province, all there are', async () => {
    const { villageFiles } = await files
    expect(villageFiles('430321')).toEqual(['4303'])
    expect(villageFiles('4303')).toEqual(['4303'])
    expect(villageFiles('43').every((file) => file.startsWith('43'))).toBe(true)
    expect(villageFiles('43').length).toBeGreaterThan(10)
    expect(villageFiles('').length).toBe(342)
    expect(villageFiles('99')).toEqual([])
  })

  it('are read once, and a reading that failed is tried again', async () => {
    const { lines } = await files
    expect(lines('4303')).toBe(lines('4303'))
    const failed = lines('none')
    await expect(failed).rejects.toThrow()
    expect(lines('none')).not.toBe(failed)
    await expect(lines('none')).rejects.toThrow()
  })

  it('give the regions of leading digits, and all of them by none', async () => {
    const upper = await (await files).lines('upper')
    expect(regionsAt(upper, '430321').map(({ name }) => name)).toContain('易俗河镇')
    expect(regionsAt(upper, '430321').every(({ code }) => code.startsWith('430321'))).toBe(true)
    expect(regionsAt(upper, '99')).toEqual([])
    expect(regionsAt(upper, '')).toHaveLength(44_699)
  })
})
