import { describe, expect, it } from 'vitest'
import { countyOf, pathFrom, regionCode, widestOf } from './regionCode.ts'

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
