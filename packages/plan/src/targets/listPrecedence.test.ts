import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import { listPrecedence } from './listPrecedence.ts'

const list = (key: string, more: Partial<TargetList> = {}): TargetList => ({
  key,
  title: `${key}名单`,
  level: 'city',
  targetKinds: ['village'],
  ...more,
})
const keysOf = (...lists: TargetList[]) => listPrecedence(lists).map(({ key }) => key)

describe('which list goes first', () => {
  it('is the one that others give way to, the rest last, whatever the order in the document', () => {
    const rest = list('rest', { rest: true })
    expect(keysOf(rest, list('municipal', { excludes: ['provincial'] }), list('provincial'))).toEqual([
      'provincial',
      'municipal',
      'rest',
    ])
  })

  it('is the order in which lists are decided, where two pairs have nothing to do with each other', () => {
    const pairs = [list('b', { excludes: ['a'] }), list('a'), list('d', { excludes: ['c'] }), list('c')]
    expect(keysOf(...pairs)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('says nothing of lists that have nothing to do with each other, or only with one that is not there', () => {
    expect(keysOf(list('a'), list('b'))).toEqual([])
    expect(keysOf(list('a', { excludes: ['sites'] }), list('b'))).toEqual([])
  })

  it('is said of no list where they exclude each other in a circle: such a plan cannot be published', () => {
    expect(keysOf(list('a', { excludes: ['b'] }), list('b', { excludes: ['a'] }))).toEqual([])
  })
})
