import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallPlan, village } from '../test/smallPlan.ts'
import { evaluateTargetLists } from './evaluateTargetLists.ts'
import { listTotals } from './listTotals.ts'

const poor = (minimum: number) => ({ properties: { poor: { minimum } }, required: ['poor'] })

describe('evaluating target lists', () => {
  it('puts a target on the higher list and keeps the reason of the lower one', () => {
    expect(evaluateTargetLists(smallPlan(), [village('big', 500)])).toEqual([
      {
        targetId: 'big',
        list: 'upper',
        reasons: [
          { list: 'upper', rule: 'many', title: '500人以上', sentence: '贫困人口 不少于 500 人（实为 500 人）' },
          { list: 'lower', rule: 'some', title: '300人以上', sentence: '贫困人口 不少于 300 人（实为 500 人）' },
        ],
      },
    ])
  })

  it('designates nobody below every threshold', () => {
    expect(evaluateTargetLists(smallPlan(), [village('small', 299)])).toEqual([])
  })

  it('does not depend on the order in which the lists are written', () => {
    const plan = smallPlan()
    plan.targetLists.reverse()
    const placed = evaluateTargetLists(plan, [village('big', 500), village('mid', 300)])
    expect(placed.map((entry) => [entry.targetId, entry.list])).toEqual([
      ['big', 'upper'],
      ['mid', 'lower'],
    ])
  })

  it('lets a target stand on two lists that do not exclude each other', () => {
    const plan = smallPlan()
    delete plan.targetLists[1]!.excludes
    expect(evaluateTargetLists(plan, [village('big', 500)]).map((entry) => entry.list)).toEqual(['upper', 'lower'])
  })

  it('counts a target once on a list however many of its rules it meets', () => {
    const plan = smallPlan()
    plan.targetLists[0]!.rules!.push({ key: 'most', title: '400人以上', where: poor(400) })
    const placed = evaluateTargetLists(plan, [village('big', 500)])
    expect(placed).toHaveLength(1)
    expect(placed[0]!.reasons.map((reason) => reason.rule)).toEqual(['many', 'most', 'some'])
  })

  it('gives the rest to a list of the rest, narrowed by its rules if it has any', () => {
    const plan = smallPlan()
    plan.targetLists.unshift({ key: 'rest', title: '其余的村', level: 'county', targetKinds: ['village'], rest: true })
    const targets = [village('big', 500), village('none', 0), village('few', 3)]
    expect(evaluateTargetLists(plan, targets).map((entry) => [entry.targetId, entry.list])).toEqual([
      ['big', 'upper'],
      ['none', 'rest'],
      ['few', 'rest'],
    ])
    expect(evaluateTargetLists(plan, targets)[1]!.reasons).toEqual([
      { list: 'rest', rule: 'rest', title: '其余的村', sentence: '未列入其他名单' },
    ])
    plan.targetLists[0]!.rules = [{ key: 'any', title: '有贫困人口', where: poor(1) }]
    expect(evaluateTargetLists(plan, targets).map((entry) => entry.targetId)).toEqual(['big', 'few'])
  })

  it('asks rules about ratios, which it computes from their parts', () => {
    const plan = smallPlan()
    plan.targetLists[0]!.rules = [
      { key: 'rate', title: '发生率超过10%', where: { properties: { rate: { exclusiveMinimum: 10 } }, required: ['rate'] } },
    ]
    const targets = [village('over', 1593, { persons: 10000 }), village('edge', 100, { persons: 1000 }), village('unknown', 5000)]
    expect(evaluateTargetLists(plan, targets).filter((entry) => entry.list === 'upper')).toMatchObject([
      { targetId: 'over', reasons: [{ rule: 'rate', sentence: '贫困发生率 超过 10%（实为 15.93%）' }, { rule: 'some' }] },
    ])
    expect(evaluateTargetLists(plan, [village('empty', 0, { persons: 0 })])).toEqual([])
  })

  it('passes over targets of a kind that the plan or the list does not know', () => {
    const plan = smallPlan()
    plan.targetKinds.push({ ...plan.targetKinds[0]!, key: 'site' })
    const site = { ...village('camp', 900), kind: 'site' }
    expect(evaluateTargetLists(plan, [site, { ...site, kind: 'county' }])).toEqual([])
  })

  it('never loses or doubles a target: with a list of the rest, each stands on exactly one', () => {
    const plan = smallPlan()
    plan.targetLists.push({ key: 'rest', title: '其余', level: 'county', targetKinds: ['village'], rest: true })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 })), (figures) => {
        const targets = figures.map((figure, index) => village(`v${index}`, figure))
        const placed = evaluateTargetLists(plan, targets)
        expect(placed.map((entry) => entry.targetId)).toEqual(targets.map((target) => target.id))
        expect(placed.map((entry) => entry.list)).toEqual(
          figures.map((figure) => (figure >= 500 ? 'upper' : figure >= 300 ? 'lower' : 'rest')),
        )
      }),
    )
  })
})

describe('the totals of lists', () => {
  it('sum every figure of the targets on each list, and show an empty list as nought', () => {
    const plan = smallPlan()
    const targets = [village('a', 500, { persons: 2000 }), village('b', 700), village('c', 100)]
    expect(listTotals(evaluateTargetLists(plan, targets), targets, plan)).toEqual([
      { list: 'upper', title: '省级名单', targets: 2, sums: { poor: 1200, persons: 2000 } },
      { list: 'lower', title: '市级名单', targets: 0, sums: {} },
    ])
  })

  it('do not add up rates', () => {
    const plan = smallPlan()
    plan.targetKinds[0]!.attributes.properties['share'] = { type: 'number', title: '占比', 'x-unit': '%' }
    const targets = [village('a', 500, { share: 15.93 }), village('b', 500, { share: 20 })]
    expect(listTotals(evaluateTargetLists(plan, targets), targets, plan)[0]!.sums).toEqual({ poor: 1000 })
  })

  it('do not add up what the plan says of that it does not, whatever its unit', () => {
    const plan = smallPlan()
    const { properties } = plan.targetKinds[0]!.attributes
    properties['level'] = { type: 'number', title: '警戒水位', 'x-unit': '米', 'x-sum': false }
    properties['length'] = { type: 'number', title: '长度', 'x-unit': '米' }
    const targets = [village('a', 500, { level: 30.5, length: 120 }), village('b', 500, { level: 31, length: 80 })]
    expect(listTotals(evaluateTargetLists(plan, targets), targets, plan)[0]!.sums).toEqual({ poor: 1000, length: 200 })
  })

  it('count a target once even when a designation is repeated', () => {
    const plan = smallPlan()
    const targets = [village('a', 500)]
    const once = evaluateTargetLists(plan, targets)
    expect(listTotals([...once, ...once], targets, plan)[0]).toMatchObject({ targets: 1, sums: { poor: 500 } })
  })
})
