import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnnotation } from './annotationValues.ts'

const item = (more: object) => ({ kind: 'number', ...more })
const finding = {
  ...{ when: { const: 'no' }, category: 'health', severity: 'serious', days: 15, title: '没有卫生室' },
  responsible: { level: 'township', unit: 'office' },
}

/** What each option may be and what it may not. */
const options: Readonly<Record<string, readonly [good: readonly unknown[], bad: readonly unknown[]]>> = {
  kind: [
    ['number', 'hasLitter', 'a.b-c'],
    ['', 'a b', '村', 7, null, 'a'.repeat(65)],
  ],
  no: [
    ['1', '一', '1.2'],
    [1, null, '<b>1</b>', '1\u202e'],
  ],
  assessedBy: [
    ['city', 'team-1'],
    ['市队', '', 7],
  ],
  good: [
    ['yes', 'no'],
    ['na', true, 'YES'],
  ],
  na: [
    [true, false],
    ['true', 1],
  ],
  unit: [
    ['万元', '㎡'],
    [7, '<i>元</i>'],
  ],
  sum: [[false], [true, 'no', 0]],
  bad: [
    [['差'], ['差', '很差']],
    [[], '差', [1], [null], Array(51).fill('差')],
  ],
  max: [
    [10, 0.5, 10_000],
    [0, -1, 10_001, '10', Number.NaN, Number.POSITIVE_INFINITY],
  ],
  step: [
    [0.5, 1],
    [2, 0.25, '1'],
  ],
  bonus: [
    [true, false],
    ['yes', 1],
  ],
  points: [
    [2, 1.5],
    [0, -2, '2'],
  ],
  other: [['其他'], [true, 7]],
  notFuture: [
    [true, false],
    ['true', 0],
  ],
  from: [['camera'], ['album', true]],
  by: [['村党支部书记'], [7, '张三\u202e']],
  totals: [
    [['area'], ['area', 'rooms']],
    [[], 'area', ['a b']],
  ],
  each: [['户', '人'], [1]],
  function: [
    ['sum', 'difference', 'ratio'],
    ['mean', 'eval', ''],
  ],
  of: [
    [['first.one'], ['first.one', 'first.list.area']],
    [[], ['one'], ['first.'], ['a.b.c.d'], ['first.1'], Array(21).fill('a.b')],
  ],
  decimals: [
    [0, 10],
    [-1, 11, 1.5, '2'],
  ],
}

describe.each(Object.entries(options))('the option %s of an item', (name, [good, bad]) => {
  it('says what its vocabulary allows, and nothing else', () => {
    for (const value of good) expect(isAnnotation('x-item', item({ [name]: value })), JSON.stringify(value)).toBe(true)
    for (const value of bad) expect(isAnnotation('x-item', item({ [name]: value })), JSON.stringify(value)).toBe(false)
  })
})

describe('an annotation', () => {
  it('of an item names its kind, and no option that nobody knows', () => {
    expect(isAnnotation('x-item', {})).toBe(false)
    for (const unknown of ['colour', 'onclick', '__proto__x', 'toString', 'constructor'])
      expect(isAnnotation('x-item', item({ [unknown]: 'red' })), unknown).toBe(false)
  })

  it.each<[string, object, boolean]>([
    ['as it is written', {}, true],
    ['due on the same day', { days: 0 }, true],
    ['due in a year', { days: 366 }, true],
    ['due later than that', { days: 367 }, false],
    ['due half a day on', { days: 0.5 }, false],
    ['due after some hours', { days: undefined, within: 24, unit: 'hour' }, true],
    ['due after working days', { days: undefined, within: 3, unit: 'workingDay' }, true],
    ['due when the plan says', { days: undefined }, true],
    ['due at once', { days: undefined, within: 0, unit: 'hour' }, false],
    ['due after more than a year', { days: undefined, within: 367, unit: 'day' }, false],
    ['due after weeks', { days: undefined, within: 2, unit: 'week' }, false],
    ['due after so many of nothing', { days: undefined, within: 24 }, false],
    ['due after a unit', { days: undefined, unit: 'hour' }, false],
    ['due twice', { within: 24, unit: 'hour' }, false],
    ['of another severity', { severity: 'grave' }, false],
    ['of a village', { responsible: { level: 'village' } }, false],
    ['of nobody', { responsible: {} }, false],
    ['of a body without a unit', { responsible: { level: 'city' } }, true],
    ['of a body with more to it', { responsible: { level: 'city', phone: '123' } }, false],
    ['on a condition that is none', { when: 'no' }, false],
    ['with markup in its title', { title: '<b>没有</b>' }, false],
    ['in a category in words', { category: '医疗' }, false],
  ])('for a finding %s', (_, over, isSound) => {
    const said = Object.entries({ ...finding, ...over }).filter(([, value]) => value !== undefined)
    expect(isAnnotation('x-finding', Object.fromEntries(said))).toBe(isSound)
  })

  it.each(Object.keys(finding).filter((name) => name !== 'days'))('for a finding is none without its %s', (name) => {
    const { [name as keyof typeof finding]: _, ...rest } = finding
    expect(isAnnotation('x-finding', rest)).toBe(false)
  })

  it.each<[string, unknown, boolean]>([
    ['x-score', { grades: [{ from: 90, title: '好' }] }, true],
    ['x-score', { grades: [] }, false],
    ['x-score', { grades: [{ from: '90', title: '好' }] }, false],
    ['x-score', { grades: [{ from: 90, title: '好', colour: 'red' }] }, false],
    ['x-score', { grades: Array(11).fill({ from: 1, title: '好' }) }, false],
    ['x-indicator', { code: 'clinic' }, true],
    ['x-indicator', { polarity: 'higher' }, false],
    ['x-evidence', {}, true],
    ['x-evidence', { photos: true, position: true, signature: false }, true],
    ['x-evidence', { photos: 20 }, true],
    ['x-evidence', { photos: 21 }, false],
    ['x-evidence', { photos: -1 }, false],
    ['x-evidence', { photos: '3' }, false],
    ['x-source', { text: '是否落实；', line: 167 }, true],
    ['x-source', { line: 167 }, false],
    ['x-source', { text: '是否落实；', line: -1 }, false],
  ])('%s of %j', (name, value, isSound) => {
    expect(isAnnotation(name, value)).toBe(isSound)
  })

  it('that is no record is for another rule to refuse, and so is a name that is no annotation', () => {
    for (const value of ['text', 7, null, []]) expect(isAnnotation('x-item', value)).toBe(true)
    expect(isAnnotation('title', { anything: 1 })).toBe(true)
  })

  it('is judged, never choked on, whatever it holds', () => {
    const names = fc.constantFrom('x-item', 'x-score', 'x-finding', 'x-evidence', 'x-source', 'x-indicator')
    fc.assert(fc.property(names, strangeJson, (name, value) => void expect(typeof isAnnotation(name, value)).toBe('boolean')))
  })
})
