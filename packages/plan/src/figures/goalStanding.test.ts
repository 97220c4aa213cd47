import { describe, expect, it } from 'vitest'
import type { Indicator } from '../schema/planParts.ts'
import { goalStanding } from './goalStanding.ts'

const march = { key: '2020-03', start: '2020-03-01', end: '2020-03-31' }
const whole = { key: 'plan', start: '2020-01-01', end: '2020-12-31' }
const indicator = (over: Partial<Indicator> = {}): Indicator => ({
  ...{ key: 'clinic', code: 'clinic', title: '有卫生室的村', better: 'higher', measure: { kind: 'share' } },
  goal: { comparator: '>=', value: 90, unit: '%' },
  ...over,
})
const share = (value: number | null) => ({ share: { value } })
const sum = (value: number) => ({ sum: { value }, mean: { value: value / 2 } })
const at = { isWhole: true, window: march, today: '2020-03-20' }
const standing = (over: Partial<Indicator>, measured: Partial<Parameters<typeof goalStanding>[1]> = {}) =>
  goalStanding(indicator(over), { ...at, figures: share(0.8), ...measured })

describe('how a figure stands to its goal', () => {
  it.each([
    [0.899, 'missed'],
    [0.9, 'reached'],
    [1, 'reached'],
    [0, 'missed'],
  ])('of nine in ten is told of a share of %s', (value, expected) => {
    expect(standing({}, { figures: share(value) })).toBe(expected)
  })

  it.each([
    ['>=', 'higher', ['missed', 'reached', 'reached']],
    ['>', 'higher', ['missed', 'missed', 'reached']],
    ['<=', 'lower', ['reached', 'reached', 'missed']],
    ['<', 'lower', ['reached', 'missed', 'missed']],
    ['=', 'higher', ['missed', 'reached', 'reached']],
    ['=', 'lower', ['reached', 'reached', 'missed']],
  ] as const)('is read by %s where %s is better', (comparator, better, expected) => {
    const goal = { comparator, value: 50, unit: '%' }
    expect([0.4, 0.5, 0.6].map((value) => standing({ goal, better }, { figures: share(value) }))).toEqual(expected)
  })

  it('is not missed by what numbers in a computer are short of', () => {
    expect(standing({ goal: { comparator: '=', value: 7, unit: '%' } }, { figures: share(0.07) })).toBe('reached')
    expect(0.07 * 100).not.toBe(7)
  })

  it('is nothing where the plan sets none, or none with a value', () => {
    const { goal: _, ...aimless } = indicator()
    expect(goalStanding(aimless, { ...at, figures: share(0.8) })).toBeNull()
    expect(standing({ goal: { comparator: '<=', unit: '%', reference: '省定范围' } })).toBeNull()
  })

  it('is nothing where nobody was judged, or nothing of the kind was measured', () => {
    expect(standing({}, { figures: share(null) })).toBeNull()
    expect(standing({}, { figures: sum(4) })).toBeNull()
  })

  it('is nothing where the goal is of some targets only', () => {
    expect(standing({ measure: { kind: 'share', where: { required: ['poor'] } } })).toBeNull()
    expect(standing({ qualifies: { required: ['poor'] } })).toBeNull()
  })

  it('is nothing where the goal counts in another unit than the question', () => {
    const jobs = {
      measure: { kind: 'sum' as const },
      goal: { comparator: '>=' as const, value: 25, unit: '万人', by: '2020-03-01' },
    }
    expect(standing(jobs, { figures: sum(30), unit: '人' })).toBeNull()
    expect(standing(jobs, { figures: sum(30), unit: '万人' })).toBe('reached')
    expect(standing({ ...jobs, goal: { ...jobs.goal, unit: '' } }, { figures: sum(3) })).toBe('missed')
    const { unit: __, ...bare } = jobs.goal
    expect(standing({ ...jobs, goal: bare, unit: '万人' }, { figures: sum(3), unit: '万人' }), 'that of the indicator').toBe(
      'missed',
    )
  })

  it('of the whole is held against no sum over a part, but against its mean', () => {
    const goal = { comparator: '>=' as const, value: 10, unit: '元', by: '2020-03-01' }
    const part = { isWhole: false, figures: sum(4), unit: '元' }
    expect(standing({ goal, measure: { kind: 'sum' } }, part)).toBeNull()
    expect(standing({ goal, measure: { kind: 'mean' } }, part)).toBe('missed')
    expect(standing({}, { isWhole: false })).toBe('missed')
  })
})

describe('a goal that is not reached', () => {
  const by = (date: string, over: Parameters<typeof standing>[1] = {}) =>
    standing({ goal: { comparator: '>=', value: 90, unit: '%', by: date } }, over)

  it('is missed once its day has passed, and has time on the day itself', () => {
    expect(by('2020-03-19')).toBe('missed')
    expect(by('2020-03-20')).toBe('pending')
    expect(by('2020-12-31')).toBe('pending')
  })

  it('is not missed by a month that ended before its day', () => {
    expect(by('2020-06-30', { today: '2020-08-01' })).toBe('pending')
    expect(by('2020-06-30', { today: '2020-08-01', window: whole })).toBe('missed')
  })

  it('is reached as soon as it is, however early', () => {
    expect(by('2020-12-31', { figures: share(0.95) })).toBe('reached')
  })

  it('that sums up without a day has the time of its window', () => {
    const goal = { comparator: '>=' as const, value: 100, unit: '人' }
    const summed = (today: string) => standing({ goal, measure: { kind: 'sum' } }, { figures: sum(3), unit: '人', today })
    expect(summed('2020-03-31')).toBe('pending')
    expect(summed('2020-04-01')).toBe('missed')
  })
})
