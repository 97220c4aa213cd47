import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { TargetList } from '../schema/planParts.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const targets = [village('v-1', 600), village('v-2', 20)]
function effects(list: Partial<TargetList>, hasRegister = true, drawn: string[] = []) {
  const plan = smallPlan()
  const { rules: _, ...first } = plan.targetLists[0]!
  plan.targetLists[0] = { ...first, ...list }
  const designations = evaluateTargetLists(plan, targets)
  const roster = hasRegister ? { targets, designations, places: new Map(), drawn } : null
  return effectsOf(plan, roster, nationalCalendar)
}
const warned = (list: Partial<TargetList>) =>
  effects(list).warnings.flatMap(({ code, path, message }) => (code.startsWith('list.') ? [`${path}：${message}`] : []))
const said = (list: Partial<TargetList>, hasRegister = true, drawn: string[] = []) =>
  effects(list, hasRegister, drawn).sentences[0]?.message

describe('what a list asks and does not get', () => {
  it('is told of a name that nobody is registered under', () => {
    expect(warned({ names: ['v-1', 'v-8', 'v-9'] })).toEqual([
      'targetLists.0.names：名单“省级名单”点名的对象有 2 个没有登记：v-8、v-9。请补登，或改正编号',
    ])
    expect(warned({ names: ['v-1', '430321109237'] })).toEqual([])
  })

  it('is told of a draw of more than there are', () => {
    expect(warned({ everyone: true, draw: { count: 3 } })).toEqual([
      'targetLists.0.draw：名单“省级名单”要抽取 3 个，可抽的只有 2 个，将全部列入：请改少个数，或补登对象',
    ])
    expect(warned({ everyone: true, draw: { count: 2 } })).toEqual([])
    expect(warned({ everyone: true, draw: { percent: 100 } })).toEqual([])
  })

  it('is told of fewer than it should have at least', () => {
    expect(warned({ atLeast: { count: 3, by: 'poor', first: 'highest' } })).toEqual([
      'targetLists.0.atLeast：名单“省级名单”至少要有 3 个，递补后只有 2 个：请补登对象或其排序数字，或改少个数',
    ])
    expect(warned({ atLeast: { count: 2, by: 'poor', first: 'highest' } })).toEqual([])
    const plan = smallPlan()
    const { rules: _, ...first } = plan.targetLists[0]!
    plan.targetLists[0] = { ...first, atLeast: { count: 2, by: 'poor', first: 'highest' } }
    const { warnings } = effectsOf(plan, { targets, designations: [], places: new Map() }, nationalCalendar)
    expect(
      warnings.map(({ code }) => code),
      'a list that nobody was designated on yet',
    ).not.toContain('list.too-few')
  })
})

describe('what a list does', () => {
  it.each<[Partial<TargetList>, string]>([
    [{ names: ['v-1', 'v-2'] }, '名单“省级名单”：登记行政村后，方案点名的 2 个列入'],
    [{ everyone: true }, '名单“省级名单”：登记行政村后，全部列入'],
    [{ rest: true }, '名单“省级名单”：登记行政村后，未列入其他名单的全部列入'],
    [
      { everyone: true, draw: { percent: 20, stratify: 'status' } },
      '名单“省级名单”：登记行政村后，全部中按“状态”分层随机抽取 20%列入',
    ],
    [
      { names: ['v-1'], atLeast: { count: 3, by: 'rate', first: 'highest' } },
      '名单“省级名单”：登记行政村后，方案点名的 1 个列入，不足 3 个时按“贫困发生率”由高到低递补',
    ],
  ])('is a sentence before anything is registered: %o', (list, sentence) => {
    expect(said(list, false)).toBe(sentence)
  })

  it('names nobody before the lots are drawn, and those drawn after', () => {
    const list = { everyone: true, draw: { count: 1 } }
    expect(said(list)).toBe('名单“省级名单”：1 个行政村，以随机抽取结果为准')
    expect(said(list, true, ['upper'])).toMatch(/^名单“省级名单”：1 个行政村：v-[12]村$/)
  })
})
