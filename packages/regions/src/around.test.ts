import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFillerCode, type Level, levelOf, levels } from './level.ts'
import {
  ancestorAt,
  countyOf,
  isRegionCode,
  isSeatOf,
  nearestAt,
  pathFrom,
  regionCode,
  seatsOver,
  widestOf,
} from './regionCode.ts'

const codes = (...texts: string[]) => texts.map(regionCode)
const digits = (count: number) => fc.integer({ min: 0, max: 10 ** count - 1 }).map((part) => String(part).padStart(count, '0'))
/** Codes of every level, those of levels that are missing among them. */
const anyCode = fc
  .tuple(
    fc.oneof(fc.integer({ min: 10, max: 99 }).map(String), fc.constantFrom('11', '41', '50', '65')),
    fc.oneof(digits(2), fc.constantFrom('90', '01', '02')),
    fc.oneof(digits(2), fc.constant('00')),
    digits(3),
    digits(3),
  )
  .map((parts) => parts.join(''))
  .filter(isRegionCode)
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
    ['a village of a city that its province runs itself, at the city: the province', '419001101201', 'city', '410000000000'],
    ['a village of a city that its province runs itself, at the county: that city', '419001101201', 'county', '419001000000'],
    ['a district of a municipality, at the city: the municipality', '110101000000', 'city', '110000000000'],
    ['a county of a municipality, at the city: the municipality', '500229000000', 'city', '500000000000'],
    ['a division of Xinjiang’s corps, at the city: the region', '659001000000', 'city', '650000000000'],
    ['a county, at its township: nobody', '430381000000', 'township', null],
    ['a city, at its county: nobody', '441900000000', 'county', null],
  ] as const)('%s', (_, code, level, expected) => {
    expect(nearestAt(regionCode(code), level)).toBe(expected)
  })

  it('is its ancestor at that level wherever it has one, always on its path, and never at or below a level that is missing', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(...levels), (code, level) => {
        const found = nearestAt(code, level)
        const own = ancestorAt(code, level)
        if (own !== null) expect(found).toBe(own)
        if (found === null) return
        expect(seatsOver(code)).toContain(found)
        expect(isFillerCode(found)).toBe(false)
        expect(levels.indexOf(levelOf(found))).toBeLessThanOrEqual(levels.indexOf(level))
      }),
    )
  })
})

describe('a region that is meant where all of a level are', () => {
  it.each<[string, string, Level, boolean]>([
    ['a county', '430321000000', 'county', true],
    ['a township that has its county', '430321109000', 'county', false],
    ['a township right under its city', '441900003000', 'county', true],
    ['a village there', '441900003001', 'county', false],
    ['a city that its province runs itself, as a city', '419001000000', 'city', true],
    ['and as a county', '419001000000', 'county', true],
    ['the code that stands above it', '419000000000', 'city', false],
    ['a district of a municipality, as a city', '310101000000', 'city', true],
    ['a county of another city', '430321000000', 'city', false],
  ])('%s: %s at the level %s: %j', (_, code, level, expected) => {
    expect(isSeatOf(regionCode(code), level)).toBe(expected)
  })

  it('is none at a level that is no division', () => {
    for (const level of ['household', 'site', '']) expect(isSeatOf(regionCode('430321109237'), level)).toBe(false)
  })

  it('lies, at every level, above or below any other that is: whoever answers is meant, or somebody beneath who answers is missing there', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(...levels), (code, level) => {
        const meant = seatsOver(code).filter((region) => isSeatOf(region, level))
        expect(meant.length, 'one at most on the way to any region').toBeLessThanOrEqual(1)
        const own = ancestorAt(code, level)
        if (own !== null) expect(meant).toEqual([own])
      }),
    )
  })
})
