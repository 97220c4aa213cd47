import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from './level.ts'
import { ancestorAt, countyOf, isRegionCode, nearestAt, pathFrom, regionCode, regionPath, widestOf } from './regionCode.ts'

const codes = (...texts: string[]) => texts.map(regionCode)
const from = (ancestor: string, code: string) => pathFrom(regionCode(ancestor), regionCode(code))

describe('the path from one region down to another', () => {
  it('begins at the ancestor and ends at the region', () => {
    expect(from('430000000000', '430381000000')).toEqual(['430000000000', '430300000000', '430381000000'])
    expect(from('430300000000', '430381106229')).toEqual(['430300000000', '430381000000', '430381106000', '430381106229'])
  })

  it('leads past a county that a city does not have', () => {
    expect(from('440000000000', '441900003000')).toEqual(['440000000000', '441900000000', '441900003000'])
  })

  it('is the region alone for itself, and where the ancestor does not hold it', () => {
    expect(from('430300000000', '430300000000')).toEqual(['430300000000'])
    expect(from('410000000000', '430300000000')).toEqual(['430300000000'])
  })
})

describe('the county of a region', () => {
  it.each([
    ['a village', '430381106229', '430381000000'],
    ['a county', '430310000000', '430310000000'],
    ['a city', '430300000000', '430300000000'],
    ['a township right under its city', '441900003000', '441900003000'],
  ])('of %s', (_, code, county) => {
    expect(countyOf(regionCode(code))).toBe(county)
  })
})

describe('the widest of several regions', () => {
  it('is the one of the highest level, however its digits end', () => {
    expect(widestOf(codes('430381106000', '430300000000', '430310000000'))).toBe('430300000000')
  })

  it('is the first of two at one level: a code that ends in more zeros is no wider', () => {
    expect(widestOf(codes('430300000000', '431000000000'))).toBe('430300000000')
    expect(widestOf(codes('430321109000', '430321110000'))).toBe('430321109000')
  })

  it('is none of none', () => {
    expect(widestOf([])).toBeNull()
  })
})

describe('who answers at a level for a region', () => {
  it.each([
    ['a village, at its county', '430381106229', 'county', '430381000000'],
    ['a village, at its own level', '430381106229', 'village', '430381106229'],
    ['a village in a city without counties, at the county: the city', '441900101201', 'county', '441900000000'],
    ['a village in a city without counties, at its town', '441900101201', 'township', '441900101000'],
    ['a town in a city without counties, at the county: the city', '441900101000', 'county', '441900000000'],
    ['a county, at its township: nobody', '430381000000', 'township', null],
    ['a city, at its county: nobody', '441900000000', 'county', null],
  ] as const)('%s', (_, code, level, expected) => {
    expect(nearestAt(regionCode(code), level)).toBe(expected)
  })

  it('is its ancestor at that level wherever it has one, and always on its path', () => {
    const digits = (count: number) =>
      fc.integer({ min: 0, max: 10 ** count - 1 }).map((part) => String(part).padStart(count, '0'))
    const anyCode = fc
      .tuple(fc.integer({ min: 10, max: 99 }), digits(2), digits(2), digits(3), digits(3))
      .map((parts) => parts.join(''))
      .filter(isRegionCode)
    fc.assert(
      fc.property(anyCode, fc.constantFrom(...levels), (code, level) => {
        const found = nearestAt(code, level)
        if (found !== null) expect(regionPath(code)).toContain(found)
        const own = ancestorAt(code, level)
        if (own !== null) expect(found).toBe(own)
      }),
    )
  })
})
