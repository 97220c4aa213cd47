import { describe, expect, it } from 'vitest'
import { hasFormat } from './formats.ts'
import { hasDecimals } from './hasDecimals.ts'
import { isFixedSequence } from './isFixedSequence.ts'
import { pattern } from './pattern.ts'

describe('a format', () => {
  const cases: [string, string[], string[]][] = [
    [
      'date',
      ['2020-03-20', '2020-02-29', '2000-02-29'],
      ['2019-02-29', '1900-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '20-3-1', ''],
    ],
    ['time', ['08:30', '23:59:59'], ['24:00', '8:30', '08:60', '08:30:60', '08:30Z']],
    [
      'date-time',
      ['2020-03-20T08:30:00Z', '2020-03-20T08:30:00.123+08:00'],
      ['2020-03-20 08:30:00Z', '2020-03-20T08:30:00', '2020-02-30T08:30:00Z', '2020-03-20T24:00:00Z'],
    ],
    ['email', ['a.b+c@d-e.gov.cn'], ['a@b', '@b.cn', 'a b@c.cn', `${'a'.repeat(250)}@b.cn`, 'a@b..cn']],
    ['uuid', ['018f0000-0000-7000-8000-00000000000A'], ['018f0000', '018f0000-0000-7000-8000-00000000000g']],
    ['regex', [], ['a']],
    ['toString', [], ['a']],
  ]
  it.each(cases)('%s', (name, right, wrong) => {
    for (const text of right) expect(hasFormat(name, text)).toBe(true)
    for (const text of wrong) expect(hasFormat(name, text)).toBe(false)
  })
})

describe('a pattern', () => {
  it('without a choice is a fixed sequence, and only then', () => {
    for (const source of ['^[0-9a-f]{64}$', '^XT-\\d{4}$'.replace('-', '_'), '^a$']) expect(isFixedSequence(source)).toBe(true)
    for (const source of ['[0-9]{4}$', '^[0-9]{4}', '^a*$', '^a|b$', '^(a)$', '^a{1,2}$', '^a?$', '^.$', '^[^a]$', '^\\w$', '']) {
      expect(isFixedSequence(source)).toBe(false)
    }
  })

  it('costs one step for each character when it is fixed, and more when it has choices', () => {
    expect(pattern('^[0-9a-f]{64}$').size).toBe(1)
    expect(pattern('^(a|b)+$').size).toBeGreaterThan(4)
  })

  it('matches anywhere unless it is anchored', () => {
    expect(pattern('村').test('潭桥村委会')).toBe(true)
    expect(pattern('村$').test('潭桥村委会')).toBe(false)
    expect(pattern('^[0-9]{3}$').test('123\n')).toBe(false)
  })

  it('that would take a native engine for ever is answered', () => {
    expect(pattern('^(a+)+$').test(`${'a'.repeat(4_000)}!`)).toBe(false)
    expect(pattern('^(a|a)*$').test(`${'a'.repeat(4_000)}!`)).toBe(false)
  })

  it('is forgotten rather than kept for ever', () => {
    for (let index = 0; index < 600; index += 1) pattern(`^[a-z]{${(index % 99) + 1}}_${index}$`)
    expect(pattern('^(a|b)+$').test('ab')).toBe(true)
  })
})

describe('decimals', () => {
  it('are counted as they are written', () => {
    expect([1, 1.5, -2.5, 0, 1e15].map((value) => hasDecimals(value, 1))).toEqual([true, true, true, true, true])
    expect([1.25, 0.1 + 0.2, 1e-7].map((value) => hasDecimals(value, 1))).toEqual([false, false, false])
  })
})
