import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { drawFrom } from './draw.ts'
import { drawsDue } from './drawsDue.ts'
import { type Draws, drawPopulation, evaluateTargetLists } from './evaluateTargetLists.ts'
import type { MadeDraw } from './madeDraw.ts'

const poor = (minimum: number) => [
  { key: 'many', title: `${minimum}人以上`, where: { properties: { poor: { minimum } }, required: ['poor'] } },
]
const list = (key: string, more: Partial<TargetList>): TargetList => ({
  ...{ key, title: `名单${key}`, level: 'county', targetKinds: ['village'] },
  ...more,
})
const planWith = (...targetLists: TargetList[]): Plan => ({ ...smallPlan(), targetLists })
const register = [5, 4, 3, 2, 1].map((figure) => village(`v-${figure}`, figure * 100))
const on = (plan: Plan, key: string, draws: Draws = null, targets = register) =>
  evaluateTargetLists(plan, targets, 'zh', draws).flatMap((one) => (one.list === key ? [one.targetId] : []))
const sentences = (plan: Plan, draws: Draws = null) =>
  new Map(evaluateTargetLists(plan, register, 'zh', draws).map(({ targetId, reasons }) => [targetId, reasons.at(-1)?.sentence]))
const made = (key: string, drawn: string[], population = 5): MadeDraw => ({ list: key, on: '2020-03-20', population, drawn })

describe('a list', () => {
  it('by name holds those that are named, by their ids or by their codes, and says so', () => {
    const plan = planWith(list('a', { names: ['v-2', '990000000001', 'gone'] }))
    const targets = [...register, { ...village('v-9', 900), regionCode: '990000000001' }]
    expect(on(plan, 'a', null, targets)).toEqual(['v-2', 'v-9'])
    expect(sentences(plan).get('v-2')).toBe('方案点名列入')
  })

  it('by name holds nobody of another kind', () => {
    const site = { ...village('v-2', 1), kind: 'site' }
    expect(on(planWith(list('a', { names: ['v-2'] })), 'a', null, [site])).toEqual([])
  })

  it('by rule and by name holds both, whoever meets both once with both reasons', () => {
    const plan = planWith(list('a', { rules: poor(400), names: ['v-5', 'v-1'] }))
    expect(on(plan, 'a')).toEqual(['v-5', 'v-4', 'v-1'])
    const [first] = evaluateTargetLists(plan, register)
    expect(first?.reasons.map(({ rule }) => rule)).toEqual(['many', 'named'])
  })

  it('of everyone holds everyone of its kinds', () => {
    expect(on(planWith(list('a', { everyone: true })), 'a')).toHaveLength(5)
    expect(sentences(planWith(list('a', { everyone: true }))).get('v-1')).toBe('此类对象全部列入')
  })

  it('of the rest holds whom no other list holds, those drawn and those named among the others', () => {
    const plan = planWith(
      list('rest', { rest: true }),
      list('drawn', { everyone: true, draw: { count: 2 } }),
      list('named', { names: ['v-1'] }),
    )
    expect(on(plan, 'rest', [made('drawn', ['v-5', 'v-4'])])).toEqual(['v-3', 'v-2'])
  })

  it('of at least four takes those that meet its rule and then the next by a figure', () => {
    const least = { count: 4, by: 'poor', first: 'highest' as const }
    const plan = planWith(list('a', { rules: poor(400), atLeast: least }))
    expect(on(plan, 'a').sort()).toEqual(['v-2', 'v-3', 'v-4', 'v-5'])
    expect(sentences(plan).get('v-2')).toBe('符合条件的不足 4 个，按“贫困人口”由高到低递补（实为 200 人）')
    expect(on(planWith(list('a', { rules: poor(400), atLeast: { ...least, first: 'lowest' } })), 'a').sort()).toEqual([
      ...['v-1', 'v-2', 'v-4', 'v-5'],
    ])
    expect(on(planWith(list('a', { rules: poor(200), atLeast: { ...least, count: 2 } })), 'a')).toHaveLength(4)
    expect(on(planWith(list('a', { atLeast: { ...least, count: 9 } })), 'a')).toHaveLength(5)
  })

  it('by draw holds whom the lot took and who still belongs to those it is drawn from', () => {
    const plan = planWith(list('a', { rules: poor(200), draw: { count: 2 } }))
    expect(on(plan, 'a', [made('a', ['v-5', 'v-2', 'v-1'], 4)])).toEqual(['v-5', 'v-2'])
    expect(on(plan, 'a', []), 'nobody before it is drawn').toEqual([])
    expect(on(plan, 'a'), 'an example where nobody draws').toHaveLength(2)
    expect(sentences(plan, [made('a', ['v-5'], 4)]).get('v-5')).toBe('随机抽取：从 4 个对象中抽取 2 个（2020年3月20日抽定）')
    expect(sentences(plan, []).size).toBe(0)
  })

  it('by a draw of more than there are holds all of them and says so', () => {
    const plan = planWith(list('a', { everyone: true, draw: { count: 9 } }))
    expect(on(plan, 'a')).toHaveLength(5)
    expect(sentences(plan).get('v-1')).toBe('应随机抽取 9 个，对象只有 5 个，全部列入（示例，以确定名单时抽取为准）')
  })

  it('by draw draws among those whom the lists before it left, each with its stratum', () => {
    const plan = planWith(
      list('a', { rules: poor(500) }),
      list('b', { everyone: true, excludes: ['a'], draw: { count: 2, stratify: 'poor' } }),
    )
    expect(drawPopulation(plan, register, 'b', [])).toEqual([
      ['v-4', '400'],
      ['v-3', '300'],
      ['v-2', '200'],
      ['v-1', '100'],
    ])
    expect(drawPopulation(plan, register, 'a', [])).toEqual([])
  })

  it('wants a draw when it has none, and one in each window of its cycle', () => {
    const plan = planWith(
      list('once', { everyone: true, draw: { count: 1 } }),
      list('a', { everyone: true, draw: { count: 1, cycle: 'month' } }),
    )
    expect(drawsDue(plan, [], '2020-03-20')).toEqual(['once', 'a'])
    expect(drawsDue(plan, [made('once', []), made('a', [])], '2020-03-31')).toEqual([])
    expect(drawsDue(plan, [made('once', []), made('a', [])], '2020-04-01')).toEqual(['a'])
    const draws = [made('once', []), made('a', [])]
    const dueOn = (every: 'tenDays' | 'workingDay', today: string) =>
      drawsDue({ ...plan, cycles: plan.cycles.map((cycle) => ({ ...cycle, every, endsOn: 'last' as const })) }, draws, today)
    expect([dueOn('tenDays', '2020-03-20'), dueOn('tenDays', '2020-03-21')], 'each 旬').toEqual([[], ['a']])
    expect([dueOn('workingDay', '2020-03-21'), dueOn('workingDay', '2020-03-23')], 'not on a day off').toEqual([[], ['a']])
  })
})

describe('lists of every kind', () => {
  const keys = ['a', 'b', 'c']
  const ids = register.map(({ id }) => id)
  const anyWay = fc.oneof(
    fc.constantFrom(1, 3, 5).map((bound) => ({ rules: poor(bound * 100) })),
    fc.subarray(ids, { minLength: 1 }).map((names) => ({ names })),
    fc.constant({ everyone: true }),
    fc.constant({ rest: true }),
  )
  const anyChoice = fc.oneof(
    fc.constant({}),
    fc.record({ draw: fc.record({ count: fc.integer({ min: 1, max: 6 }) }) }),
    fc.record({
      atLeast: fc.record({
        count: fc.integer({ min: 1, max: 6 }),
        by: fc.constant('poor'),
        first: fc.constantFrom('highest', 'lowest'),
      }),
    }),
  )
  const anyList = (key: string, index: number) =>
    fc
      .tuple(anyWay, anyChoice, fc.subarray(keys.slice(0, index)))
      .map(([way, choice, excludes]) => list(key, { ...way, ...choice, excludes } as Partial<TargetList>)) // parts of a list
  const anyPlan = fc.tuple(...keys.map(anyList)).map((lists) => planWith(...lists))
  const anyTargets = fc
    .uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 0, max: 6 })), { selector: ([id]) => id, maxLength: 10 })
    .map((rows) => rows.map(([id, figure]) => village(`v-${id}`, figure * 100)))
  function draws(plan: Plan, targets: typeof register): MadeDraw[] {
    const before: MadeDraw[] = []
    for (const { key, draw } of plan.targetLists) {
      if (!draw) continue
      const population = drawPopulation(plan, targets, key, before)
      before.push({ list: key, on: '2020-03-20', population: population.length, drawn: drawFrom(population, draw, 'n').drawn })
    }
    return before
  }

  it('hold the same in whatever order the register comes, and after any freeze the same again', () => {
    fc.assert(
      fc.property(anyPlan, anyTargets, (plan, targets) => {
        const drawn = draws(plan, targets)
        expect(draws(plan, targets.toReversed())).toEqual(drawn)
        const placed = (of: typeof register) =>
          evaluateTargetLists(plan, of, 'zh', drawn)
            .map((one) => JSON.stringify(one))
            .sort()
        expect(placed(targets.toReversed())).toEqual(placed(targets))
      }),
    )
  })

  it('never hold together whom they exclude from each other, and give a reason of their own for each', () => {
    fc.assert(
      fc.property(anyPlan, anyTargets, (plan, targets) => {
        const found = evaluateTargetLists(plan, targets, 'zh', draws(plan, targets))
        for (const { list: key, targetId, reasons } of found) {
          expect(reasons.some((reason) => reason.list === key)).toBe(true)
          const { excludes = [] } = plan.targetLists.find((one) => one.key === key) ?? {}
          expect(found.some((other) => other.targetId === targetId && excludes.includes(other.list))).toBe(false)
        }
      }),
    )
  })
})
