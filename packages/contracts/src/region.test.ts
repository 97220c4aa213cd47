import { describe, expect, it } from 'vitest'
import { RegionChangeDraft } from './region.ts'

const [county, other, town] = ['430321000000', '430381000000', '430321100000']
const on = { name: '新县', from: '2020-04-01' }
const isTaken = (draft: object) => RegionChangeDraft.safeParse({ ...on, ...draft }).success

describe('a change of regions', () => {
  it.each([
    ['a rename', { kind: 'rename', regions: [county], into: county, isNew: false }],
    ['a merger into a new one', { kind: 'merge', regions: [county, other], into: '430399000000', isNew: true }],
    ['a move', { kind: 'move', regions: [town], into: '430381109000', isNew: true }],
    ['a split', { kind: 'split', regions: [county], into: '430399000000', isNew: true, children: [town] }],
    ['a split of which nothing goes over', { kind: 'split', regions: [county], into: '430399000000', isNew: true, children: [] }],
    ['a retirement', { kind: 'retire', regions: [county], into: county, isNew: false }],
  ])('is taken that is %s', (_, draft) => expect(isTaken(draft)).toBe(true))

  it.each([
    ['is called as another', { kind: 'rename', regions: [county], into: other, isNew: false }],
    ['is retired as a new one', { kind: 'retire', regions: [county], into: county, isNew: true }],
    ['is moved to itself', { kind: 'move', regions: [town], into: town, isNew: true }],
    ['is moved to one that stands', { kind: 'move', regions: [town], into: '430381109000', isNew: false }],
    ['is moved together with another', { kind: 'move', regions: [town, county], into: '430381109000', isNew: true }],
    ['is moved without a part', { kind: 'move', regions: [town], into: '430381109000', isNew: true, children: [] }],
    ['is divided into one that stands', { kind: 'split', regions: [county], into: other, isNew: false, children: [town] }],
    ['gives the same twice', { kind: 'split', regions: [county], into: '430399000000', isNew: true, children: [town, town] }],
    ['is merged with what goes over', { kind: 'merge', regions: [county], into: other, isNew: false, children: [town] }],
  ])('is none where a region %s', (_, draft) => expect(isTaken(draft)).toBe(false))

  it('gives over five hundred at most', () => {
    const children = (count: number) => Array.from({ length: count }, (_, at) => `430321100${String(at).padStart(3, '0')}`)
    const split = { kind: 'split', regions: [town], into: '430321109000', isNew: true }
    expect([500, 501].map((count) => isTaken({ ...split, children: children(count) }))).toEqual([true, false])
  })
})
