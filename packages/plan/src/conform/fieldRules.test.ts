import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { labels } from '../wording/labels.ts'
import { inWords } from '../wording/words.ts'
import { attributesRule } from './attributesRule.ts'
import { ladderCondition } from './conditionRule.ts'
import type { FieldRule } from './fieldRule.ts'
import { harshest, type Verdict } from './fieldRule.ts'
import { frequencyVerdict } from './frequencyRule.ts'
import { goalRule } from './goalRule.ts'
import { listCoverage } from './listRule.ts'
import { alike, containing, demanded, earlier, more, superset, words } from './orderRules.ts'
import { termsOf, titleIn, titlesOf } from './valueTexts.ts'

const side = (element: JsonObject = {}, plan: Plan = smallPlan()) => ({ element: { key: 'x', ...element }, plan })
const judged = (rule: FieldRule, upper: unknown, lower: unknown): Verdict =>
  rule.judge(upper, lower, { upper: side(), lower: side() })
function told(rule: FieldRule, value: unknown, plan?: Plan) {
  const read = rule.text(value, side({}, plan))
  return [inWords(read, 'zh'), inWords(read, 'en')]
}
const said = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined })

describe('a rule by which', () => {
  it.each<[string, FieldRule, unknown, unknown, Verdict]>([
    ['more is stricter', more('times', labels.when), 2, 3, 'tightened'],
    ['more is stricter', more('times', labels.when), 3, 2, 'weakened'],
    ['more is stricter', more('times', labels.when), undefined, 2, 'tightened'],
    ['more is stricter', more('times', labels.when), 2, undefined, 'weakened'],
    ['more is stricter', more('times', labels.when), undefined, undefined, 'same'],
    ['sooner is stricter', earlier('due', labels.when), '2020-03-15', '2020-03-14', 'tightened'],
    ['sooner is stricter', earlier('due', labels.when), '2020-03-15', '2020-03-16', 'weakened'],
    ['sooner is stricter', earlier('due', labels.when), '2020-03-15', '2020-03-15', 'same'],
    ['sooner is stricter', earlier('due', labels.when), '2020-03-15', undefined, 'weakened'],
    ['sooner is stricter', earlier('due', labels.when), undefined, '2020-03-15', 'tightened'],
    ['yes is stricter than no', demanded('unannounced', labels.modes), true, undefined, 'weakened'],
    ['yes is stricter than no', demanded('unannounced', labels.modes), false, true, 'tightened'],
    ['no is what silence means', demanded('unannounced', labels.modes), false, undefined, 'same'],
    ['all of it and more is stricter', containing('modes', labels.modes), ['a'], ['b', 'a'], 'tightened'],
    ['all of it and more is stricter', containing('modes', labels.modes), ['a', 'b'], ['a', 'c'], 'weakened'],
    ['all of it and more is stricter', containing('modes', labels.modes), ['a', 'b'], ['b', 'a'], 'same'],
    ['words bind nobody', words('title')[0]!, '甲', '乙', 'reworded'],
    ['words bind nobody', words('title')[0]!, { a: 1, b: 2 }, { b: 2, a: 1 }, 'same'],
    ['different is for a person', alike('level', labels.when), 'city', 'county', 'cannotTell'],
    ['different is for a person', alike('level', labels.when), ['a'], ['a'], 'same'],
  ])('%s', (_, rule, upper, lower, verdict) => {
    expect(judged(rule, upper, lower)).toBe(verdict)
  })

  it('something is stricter takes what was tightened for weakened when the two plans change places', () => {
    const opposite: Partial<Record<Verdict, Verdict>> = { tightened: 'weakened', weakened: 'tightened', same: 'same' }
    for (const rule of [more('times', labels.when), earlier('due', labels.when)])
      fc.assert(
        fc.property(said, said, (one, other) => void expect(judged(rule, one, other)).toBe(opposite[judged(rule, other, one)])),
      )
  })

  it('a set is compared never calls a loss anything but weakened', () => {
    const some = fc.subarray(['a', 'b', 'c', 'd'])
    fc.assert(
      fc.property(some, some, (upper, lower) => {
        const isLost = upper.some((word) => !lower.includes(word))
        expect(superset(upper, lower) === 'weakened').toBe(isLost)
        expect(superset(upper, upper)).toBe('same')
      }),
    )
    expect(superset(undefined, ['a'])).toBe('tightened')
    expect(superset(['a'], undefined)).toBe('weakened')
    expect(superset(undefined, undefined)).toBe('same')
  })
})

describe('the harshest of several verdicts', () => {
  it('is one of them, whatever their order, and of none that nothing differs', () => {
    const verdicts = fc.array(
      fc.constantFrom<Verdict>('same', 'added', 'tightened', 'reworded', 'cannotTell', 'weakened', 'removed'),
    )
    fc.assert(
      fc.property(verdicts, (all) => {
        const worst = harshest(all)
        expect(harshest([...all].reverse())).toBe(worst)
        expect(all.length === 0 ? worst === 'same' : all.includes(worst)).toBe(true)
        if (all.includes('weakened')) expect(['weakened', 'removed']).toContain(worst)
        if (all.includes('cannotTell')) expect(['cannotTell', 'weakened', 'removed']).toContain(worst)
      }),
    )
  })
})

describe('what a register keeps about a target', () => {
  const attributes = (properties: JsonObject, required: string[] = []) => ({ type: 'object', properties, required })
  const poor = { poor: { type: 'integer', title: '贫困人口' } }

  it.each<[string, unknown, unknown, Verdict]>([
    ['one figure more', attributes(poor), attributes({ ...poor, rate: { type: 'number' } }), 'tightened'],
    ['one figure less', attributes(poor), attributes({}), 'weakened'],
    ['a figure that must be there', attributes(poor), attributes(poor, ['poor']), 'tightened'],
    ['a figure that may be missing', attributes(poor, ['poor']), attributes(poor), 'weakened'],
    ['a figure kept differently', attributes(poor), attributes({ poor: { type: 'string', title: '贫困人口' } }), 'cannotTell'],
    [
      'a figure differently and another less',
      attributes({ ...poor, a: {} }),
      attributes({ poor: { type: 'string' } }),
      'weakened',
    ],
    ['something that is no register', attributes(poor), undefined, 'cannotTell'],
    ['something that is no register', 'text', attributes(poor), 'cannotTell'],
    ['a register without figures', { type: 'object' }, { type: 'object' }, 'same'],
  ])('%s', (_, upper, lower, verdict) => {
    expect(judged(attributesRule, upper, lower)).toBe(verdict)
  })

  it('reads by the titles of its figures, and by their names where they have none', () => {
    expect(told(attributesRule, attributes({ ...poor, rate: { type: 'number' } }))[0]).toBe('贫困人口、rate')
    expect(told(attributesRule, attributes({}))[0]).toBe(told(attributesRule, undefined)[0])
  })
})

describe('a goal', () => {
  const atLeast = (value: number | undefined, more: object = {}) => ({
    comparator: '>=',
    ...(value === undefined ? {} : { value }),
    unit: '%',
    ...more,
  })
  it.each<[string, unknown, unknown, Verdict]>([
    ['that is higher', atLeast(90), atLeast(95), 'tightened'],
    ['that is lower', atLeast(90), atLeast(85), 'weakened'],
    ['that is reached just so', atLeast(90), { ...atLeast(90), comparator: '=' }, 'tightened'],
    ['that is passed', atLeast(90), { ...atLeast(90), comparator: '>' }, 'tightened'],
    ['the other way round', atLeast(90), { ...atLeast(90), comparator: '<=' }, 'weakened'],
    ['in another unit', atLeast(90), atLeast(90, { unit: '户' }), 'cannotTell'],
    ['by a day, where there was none', atLeast(90), atLeast(90, { by: '2020-06-30' }), 'tightened'],
    ['without its day', atLeast(90, { by: '2020-06-30' }), atLeast(90), 'weakened'],
    ['by an earlier day', atLeast(90, { by: '2020-06-30' }), atLeast(90, { by: '2020-05-31' }), 'tightened'],
    ['higher but later', atLeast(90, { by: '2020-06-30' }), atLeast(99, { by: '2020-12-31' }), 'weakened'],
    ['of another scope', atLeast(90, { scope: 'each' }), atLeast(90, { scope: 'all' }), 'cannotTell'],
    ['by words, the same', atLeast(undefined, { reference: '上年' }), atLeast(undefined, { reference: '上年' }), 'same'],
    ['by words, others', atLeast(undefined, { reference: '上年' }), atLeast(undefined, { reference: '全省平均' }), 'cannotTell'],
    ['of which there was none', undefined, atLeast(1), 'tightened'],
    ['that is gone', atLeast(1), undefined, 'weakened'],
  ])('%s', (_, upper, lower, verdict) => {
    expect(judged(goalRule, upper, lower)).toBe(verdict)
  })

  it('reads as it is written, or that there is none', () => {
    expect(told(goalRule, atLeast(90))).toEqual(['>= 90 %', '>= 90 %'])
    expect(told(goalRule, { comparator: '>', reference: '上年' })).toEqual(['> 上年', '> "上年"'])
    expect(told(goalRule, undefined)).toEqual(['未规定', 'not set'])
  })
})

describe('how often', () => {
  const often = (every: string, times: number, endsOn: unknown = 'last') => ({ every, times, endsOn })
  it('is a loss where it is gone, a gain where it comes, and nothing where it never was', () => {
    expect(frequencyVerdict(undefined, often('month', 1))).toBe('tightened')
    expect(frequencyVerdict(often('month', 1), undefined)).toBe('weakened')
    expect(frequencyVerdict(undefined, undefined)).toBe('same')
  })

  it('in windows that close on another day is for a person, unless it is surely more', () => {
    expect(frequencyVerdict(often('month', 1), often('month', 1, 15))).toBe('cannotTell')
    expect(frequencyVerdict(often('quarter', 2), often('month', 1, 15))).toBe('tightened')
    expect(frequencyVerdict(often('quarter', 3), often('month', 1, 15))).toBe('cannotTell')
    expect(frequencyVerdict(often('week', 1), often('week', 1, 5))).toBe('cannotTell')
  })

  it('is never called both stricter and weaker, whichever plan stands above', () => {
    const any = fc.record({
      every: fc.constantFrom('week', 'twoWeeks', 'month', 'twoMonths', 'quarter', 'half-year', 'year'),
      times: fc.integer({ min: 1, max: 31 }),
      endsOn: fc.constantFrom('last', 15),
    })
    fc.assert(
      fc.property(any, any, (one, other) => {
        const both = [frequencyVerdict(one, other), frequencyVerdict(other, one)]
        expect(both).not.toEqual(['weakened', 'weakened'])
        expect(frequencyVerdict(one, one)).toBe('same')
        if (both[0] === 'same') expect(both[1]).toBe('same')
      }),
    )
  })
})

describe('whom a list takes in', () => {
  const upTo = (least: number) => [
    { key: 'a', title: '甲', where: { properties: { poor: { minimum: least } }, required: ['poor'] } },
  ]
  const lists = (rules: unknown, rest = false) => ({ rules: rules ?? [], names: [], rest, everyone: false })
  const of = { element: { key: 'l', targetKinds: ['village'] }, plan: smallPlan() }
  const judgedList = (upper: unknown, lower: unknown) => listCoverage.judge(upper, lower, { upper: of, lower: of })

  it.each<[string, unknown, unknown, Verdict]>([
    ['more villages', lists(upTo(500)), lists(upTo(300)), 'tightened'],
    ['fewer villages', lists(upTo(300)), lists(upTo(500)), 'weakened'],
    ['the same by other words', lists(upTo(500)), lists([...upTo(500), ...upTo(700)]), 'same'],
    ['all others instead of some', lists(upTo(500), true), lists([], true), 'tightened'],
    ['nobody by any rule', lists(upTo(500)), lists([]), 'weakened'],
    ['some instead of all others', lists([], true), lists(upTo(1), true), 'weakened'],
    ['all others where it had none', lists([], false), lists([], true), 'cannotTell'],
    ['nothing on either side', lists([]), lists(undefined), 'same'],
  ])('%s', (_, upper, lower, verdict) => {
    expect(judgedList(upper, lower)).toBe(verdict)
  })

  it('reads as the conditions of its rules', () => {
    expect(inWords(listCoverage.text(lists(upTo(500)), of), 'zh')).toContain('贫困人口')
    expect(inWords(listCoverage.text(lists([]), of), 'zh')).not.toContain('贫困人口')
  })
})

describe('when a step of the ladder is taken', () => {
  const from = (minimum: number) => ({ properties: { overdueFindings: { minimum } }, required: ['overdueFindings'] })
  it('sooner, or on more grounds, is stricter', () => {
    expect(judged(ladderCondition, from(3), from(2))).toBe('tightened')
    expect(judged(ladderCondition, from(2), from(3))).toBe('weakened')
    expect(
      judged(ladderCondition, from(2), { anyOf: [from(2), { properties: { round: { minimum: 2 } }, required: ['round'] }] }),
    ).toBe('tightened')
    expect(judged(ladderCondition, from(2), from(2))).toBe('same')
    expect(told(ladderCondition, from(2))).toEqual(['逾期未整改问题 不少于 2 个', 'overdue findings is at least 2'])
  })
})

describe('a value that names something', () => {
  it('reads as people call it: words of the schema, titles of the plan, and the key where there is neither', () => {
    const rule = (text: FieldRule['text']): FieldRule => ({ ...more('x', labels.when), text })
    expect(told(rule(termsOf('level')), 'county')).toEqual(['县级', 'county'])
    expect(told(rule(termsOf('level')), ['county', '片区'])).toEqual(['县级、片区', 'county, "片区"'])
    expect(told(rule(termsOf('level')), undefined)).toEqual(['未规定', 'not set'])
    expect(told(rule(titlesOf('units')), 'office')[0]).toBe('办公室')
    expect(told(rule(titlesOf('units')), ['office', 'gone'])[0]).toBe('办公室、gone')
    expect(titleIn(smallPlan(), 'targetLists', 'upper')).toBe('省级名单')
    expect(titleIn(smallPlan(), 'targetLists', 'toString')).toBe('toString')
  })
})
