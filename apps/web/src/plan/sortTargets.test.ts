import type { TargetView } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { sortTargets } from './sortTargets.ts'

const target = (id: string, seq: number | null, regionCode: string, people?: number): TargetView => ({
  id,
  name: id,
  kind: 'village',
  regionCode,
  regionPath: [],
  place: '',
  attributes: people === undefined ? {} : { people },
  annex: seq === null ? null : { seq },
  list: 'l',
  reasons: [],
  team: null,
  designatedOn: null,
})
const targets = [
  target('c', 3, '430321109237', 10),
  target('a', 1, '430381106229', 30),
  target('b', 2, '430321109001', 10),
  target('x', null, '430302100001'),
]
const order = (by: string) => sortTargets(targets, by).map(({ id }) => id)

describe('the order of a list', () => {
  it('is the annex as printed, with what the annex does not number at the end', () => {
    expect(order('annex')).toEqual(['a', 'b', 'c', 'x'])
  })

  it('by place keeps a township together, in the order of the annex', () => {
    expect(order('place')).toEqual(['x', 'b', 'c', 'a'])
  })

  it('by a figure puts the largest first and the unknown last', () => {
    expect(order('people')).toEqual(['a', 'b', 'c', 'x'])
  })

  it('leaves the list that it was given as it was', () => {
    order('place')
    expect(targets.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'x'])
  })
})
