import { describe, expect, it } from 'vitest'
import { owingPlan } from '../test/anyDuties.ts'
import { inspectorsRule } from './inspectorsRule.ts'

const side = { plan: owingPlan(), element: { key: 'drawn' } }
const of = { upper: side, lower: side }
const two = { count: 2, among: ['a', 'b', 'c'], avoid: 'township' }

describe('how inspectors are drawn below', () => {
  it.each([
    ['same', undefined, undefined],
    ['same', two, { ...two, among: ['c', 'a', 'b'] }],
    ['tightened', undefined, two],
    ['weakened', two, undefined],
    ['weakened', two, { ...two, count: 1 }],
    ['tightened', two, { ...two, count: 3 }],
    ['weakened', two, { count: 2, among: two.among }],
    ['weakened', { ...two, avoid: 'county' }, two],
    ['tightened', two, { ...two, avoid: 'county' }],
    ['cannotTell', two, { ...two, among: ['a', 'b', 'd'] }],
  ])('is %s', (verdict, upper, lower) => {
    expect(inspectorsRule.judge(upper, lower, of)).toBe(verdict)
  })

  it('reads in words', () => {
    expect(inspectorsRule.text(two, side)).toMatchObject({ zh: '每个对象随机抽取 2 名检查人员（从 3 个岗位中抽取），回避本乡镇' })
  })
})
