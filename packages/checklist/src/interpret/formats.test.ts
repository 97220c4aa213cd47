import { describe, expect, it } from 'vitest'
import { hasDecimals } from './assertions.ts'
import { hasFormat } from './formats.ts'

describe('a format', () => {
  const cases: [string, string[], string[]][] = [
    [
      'date',
      ['2020-03-20', '2020-02-29', '2000-02-29', '2020-12-31', '2020-01-01', '2020-04-30'],
      ['2019-02-29', '1900-02-29', '2020-13-01', '2020-00-10', '2020-01-00', '2020-01-32', '2020-04-31', '20-3-1', ''],
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

describe('decimals', () => {
  it('are counted as they are written', () => {
    expect([1, 1.5, -2.5, 0, 1e15].map((value) => hasDecimals(value, 1))).toEqual([true, true, true, true, true])
    expect([1.25, 0.1 + 0.2, 1e-7].map((value) => hasDecimals(value, 1))).toEqual([false, false, false])
  })
})
