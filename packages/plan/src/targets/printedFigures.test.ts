import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import { type Listed, printedFigures } from './printedFigures.ts'

const rule = (key: string, minimum: number) => ({ key, title: key, where: { properties: { people: { minimum } } } })
const member = (region: string, rules: readonly string[]): Listed => ({
  regionPath: ['410000000000', region],
  reasons: rules.map((key) => ({ list: key === 'elsewhere' ? 'other' : 'l', rule: key })),
})
const luoyang = '410300000000'
const pingdingshan = '410400000000'
const members = [
  member(luoyang, ['big']),
  member(luoyang, ['small', 'big', 'elsewhere']),
  member(pingdingshan, ['small', 'elsewhere']),
]
function counted(printed: NonNullable<TargetList['printed']>) {
  const list = { key: 'l', title: '名单', level: 'province', targetKinds: ['village'], printed } as const
  const found = printedFigures({ ...list, targetKinds: ['village'], rules: [rule('big', 500), rule('small', 20)] }, members, {
    people: 900,
  })
  return found.map(({ of, key, printed: was, counted: is }) => [of, key, was, is])
}

describe('a list beside what its document prints', () => {
  it('counts a target that meets several rules once, under the first in the order of the list', () => {
    // the reasons of an earlier revision may come in another order: the list as it stands decides
    expect(counted({ byRule: { big: 2, small: 1 } })).toEqual([
      ['rule', 'big', 2, 2],
      ['rule', 'small', 1, 1],
    ])
  })

  it('counts as repeated what meets several rules of this list, whatever other lists it also meets', () => {
    expect(counted({ repeated: 1 })).toEqual([['repeated', '', 1, 1]])
  })

  it('counts what is there instead of following the print, by region and in sums too', () => {
    expect(counted({ targets: 5, byRegion: { [luoyang]: 2, [pingdingshan]: 2 }, sums: { people: 901, homes: 3 } })).toEqual([
      ['targets', '', 5, 3],
      ['region', luoyang, 2, 2],
      ['region', pingdingshan, 2, 1],
      ['sum', 'people', 901, 900],
      ['sum', 'homes', 3, 0],
    ])
  })

  it('has nothing to be held against where nothing is printed', () => {
    expect(counted({})).toEqual([])
  })
})
