import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'

function compared(upper: Partial<TargetList>, lower: Partial<TargetList>) {
  const [above, below] = [smallPlan(), smallPlan()]
  Object.assign(above.targetLists[1]!, upper)
  Object.assign(below.targetLists[1]!, lower)
  return comparePlans(below, above).map(({ verdict, label }) => `${verdict} ${label}`)
}
const least = (count: number, by = 'poor') => ({ atLeast: { count, by, first: 'highest' as const } })
const named = (...names: string[]) => ({ rules: [], names })

describe('a list below that chooses', () => {
  it.each<[string, Partial<TargetList>, Partial<TargetList>, string[]]>([
    ['draws where all are taken', {}, { draw: { percent: 50 } }, ['weakened 随机抽取']],
    ['takes all where lots are drawn', { draw: { count: 3 } }, {}, ['tightened 随机抽取']],
    ['draws more', { draw: { count: 3 } }, { draw: { count: 4 } }, ['tightened 随机抽取']],
    ['draws a smaller share', { draw: { percent: 20 } }, { draw: { percent: 10 } }, ['weakened 随机抽取']],
    ['draws a number for a share', { draw: { percent: 20 } }, { draw: { count: 3 } }, ['cannotTell 随机抽取']],
    ['divides its draw otherwise', { draw: { count: 3, stratify: 'status' } }, { draw: { count: 3 } }, ['cannotTell 随机抽取']],
    ['draws the same', { draw: { count: 3 } }, { draw: { count: 3 } }, []],
    ['takes more at least', least(3), least(4), ['tightened 至少列入']],
    ['takes fewer at least', least(3), least(2), ['weakened 至少列入']],
    ['takes at least some', {}, least(2), ['tightened 至少列入']],
    ['takes no least number', least(2), {}, ['weakened 至少列入']],
    ['ranks otherwise', least(3), least(3, 'rate'), ['cannotTell 至少列入']],
    ['names one more', named('a'), named('a', 'b'), ['tightened 列入条件']],
    ['names another', named('a'), named('b'), ['weakened 列入条件']],
    ['names some for a rule', {}, named('a'), ['cannotTell 列入条件']],
    ['names some beside its rule', {}, { names: ['a'] }, ['tightened 列入条件']],
    ['takes everyone', {}, { everyone: true }, ['tightened 列入条件']],
    ['takes not everyone', { everyone: true }, {}, ['weakened 列入条件']],
  ])('%s', (_, upper, lower, expected) => {
    expect(compared(upper, lower)).toEqual(expected)
  })
})
