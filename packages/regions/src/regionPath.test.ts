import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf, levels } from './level.ts'
import {
  ancestorAt,
  foundUnder,
  isWithin,
  nation,
  nearestAt,
  pathFrom,
  type RegionCode,
  regionCode,
  regionPath,
  seatsOver,
  widestOf,
} from './regionCode.ts'

const hainan = regionCode('430321109237')
const zhifang = regionCode('430304015216')
const dongcheng = regionCode('441900003000')

const digits = (count: number) => fc.integer({ min: 1, max: 10 ** count - 1 }).map((value) => String(value).padStart(count, '0'))

/** Codes of every level, as the statistical bureau forms them. */
const anyCode: fc.Arbitrary<RegionCode> = fc
  .tuple(fc.integer({ min: 11, max: 82 }), digits(2), digits(2), digits(3), digits(3), fc.nat(4))
  .map(([province, city, county, township, village, depth]) =>
    regionCode(
      [province, city, county, township, village]
        .slice(0, depth + 1)
        .join('')
        .padEnd(12, '0'),
    ),
  )

describe('the level of a region', () => {
  it.each([
    ['430000000000', 'province'],
    ['430300000000', 'city'],
    ['430304000000', 'county'],
    ['430371000000', 'county'], // a development zone
    ['429004000000', 'county'],
    ['430304015000', 'township'],
    ['441900003000', 'township'],
    ['430304015216', 'village'],
    ['430320000000', 'county'],
  ])('of %s is %s', (text, level) => {
    expect(levelOf(regionCode(text))).toBe(level)
  })
})

describe('the path of a region', () => {
  it('runs from the province down to the village itself', () => {
    expect(regionPath(hainan)).toEqual(['430000000000', '430300000000', '430321000000', '430321109000', '430321109237'])
  })

  it('of a village under a street of a municipal district has the district and the street', () => {
    expect(regionPath(zhifang)).toEqual(['430000000000', '430300000000', '430304000000', '430304015000', '430304015216'])
  })

  it('skips the county level where a city has townships only', () => {
    expect(regionPath(dongcheng)).toEqual(['440000000000', '441900000000', '441900003000'])
  })

  it('of a province is the province alone', () => {
    expect(regionPath(regionCode('430000000000'))).toEqual(['430000000000'])
  })

  it('holds exactly the regions that it lies within, each one level lower than the one before', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const path = regionPath(code)
        expect(path.at(-1)).toBe(code)
        for (const [index, ancestor] of path.entries()) {
          expect(isWithin(code, ancestor)).toBe(true)
          expect(regionCode(ancestor)).toBe(ancestor)
          expect(levels.indexOf(levelOf(ancestor))).toBe(index + 1) // the nation is on no path
        }
      }),
    )
  })
})

describe('the ancestor of a region at a level', () => {
  it('is its county for a village', () => {
    expect(ancestorAt(hainan, 'county')).toBe('430321000000')
  })

  it('is the region itself at its own level', () => {
    expect(ancestorAt(zhifang, 'village')).toBe(zhifang)
  })

  it('is absent below the region and where the level does not exist', () => {
    expect(ancestorAt(regionCode('430300000000'), 'county')).toBeNull()
    expect(ancestorAt(dongcheng, 'county')).toBeNull()
  })
})

describe('being within a region', () => {
  it('is not a matter of equal leading digits across levels', () => {
    expect(isWithin(regionCode('430304015000'), regionCode('430304010000'))).toBe(false)
    expect(isWithin(regionCode('430321000000'), regionCode('430320000000'))).toBe(false)
    expect(isWithin(regionCode('430310000000'), regionCode('430301000000'))).toBe(false)
  })

  it('never holds upwards', () => {
    expect(isWithin(regionCode('430300000000'), hainan)).toBe(false)
    expect(isWithin(regionCode('430000000000'), regionCode('430300000000'))).toBe(false)
  })

  it('agrees with membership in the path for any two regions', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, other) => {
        expect(isWithin(code, other)).toBe(regionPath(code).includes(other))
      }),
    )
  })
})

describe('the nation', () => {
  it('is a region at a level of its own, a path of itself, and wider than any province', () => {
    expect(levelOf(nation)).toBe('nation')
    expect(regionPath(nation)).toEqual([nation])
    expect(seatsOver(nation)).toEqual([nation])
    expect(widestOf([regionCode('430000000000'), nation, hainan])).toBe(nation)
    expect(nearestAt(nation, 'nation')).toBe(nation)
    expect(nearestAt(nation, 'province')).toBeNull()
  })

  it('holds every region and lies in none, stands over each, and is on the path of none', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(isWithin(code, nation)).toBe(true)
        expect(isWithin(nation, code)).toBe(false)
        expect(regionPath(code)).not.toContain(nation)
        expect(seatsOver(code)).toEqual([nation, ...regionPath(code)])
        expect(pathFrom(nation, code)).toEqual(seatsOver(code))
        expect([ancestorAt(code, 'nation'), nearestAt(code, 'nation')]).toEqual([nation, nation])
      }),
    )
  })

  it('is found by the codes of its provinces: one of them stands on each path, and of another region its own', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (code, other) => {
        expect(regionPath(code).some((one) => foundUnder(nation).includes(one))).toBe(true)
        expect(regionPath(code).some((one) => foundUnder(other).includes(one))).toBe(isWithin(code, other))
      }),
    )
    expect(foundUnder(nation)).toContain(nation)
    expect(foundUnder(hainan)).toEqual([hainan])
  })
})
