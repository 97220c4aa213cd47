import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { isInLine, isWithin, regionCode } from './regionCode.ts'

function refusal(text: string) {
  try {
    regionCode(text)
  } catch (error) {
    return error
  }
  return null
}

describe('a region code', () => {
  it.each([
    ['the nation', '000000000000'],
    ['a province', '430000000000'],
    ['a city', '430300000000'],
    ['a county', '430321000000'],
    ['a municipal district', '430304000000'],
    ['a street', '430304015000'],
    ['a village under a street', '430304015216'],
    ['a township of a city that has no counties', '441900003000'],
    ['a county directly under a province', '429004000000'],
  ])('is read for %s', (_what, text) => {
    expect(regionCode(text)).toBe(text)
  })

  it.each([
    ['six digits', '430300'],
    ['thirteen digits', '4303000000000'],
    ['letters', '43030000000x'],
    ['full-width digits', '４３０３００００００００'],
    ['blanks around it', ' 430300000000'],
    ['a line break after it', '430300000000\n'],
    ['nothing at all', ''],
    ['a city of province 00', '000300000000'],
    ['province 03', '030000000000'],
    ['a county without its city', '430021000000'],
    ['a township without city and county', '430000001000'],
    ['a village without its township', '430321000237'],
  ])('is refused for %s', (_what, text) => {
    const problem = refusal(text)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ code: 'region.invalid', kind: 'invalid', details: { code: text } })
  })
})

describe('two regions', () => {
  it.each([
    ['430300000000', '430321000000', true],
    ['430321000000', '430321000000', true],
    ['000000000000', '430321104203', true],
    ['430321000000', '430381000000', false],
    ['430321104203', '430321104204', false],
    ['430300000000', '433100000000', false],
  ])('%s and %s are in line: %s', (one, other, expected) => {
    const [above, below] = [regionCode(one), regionCode(other)]
    expect([isInLine(above, below), isInLine(below, above)]).toEqual([expected, expected])
    expect(isWithin(below, above)).toBe(expected)
  })
})
