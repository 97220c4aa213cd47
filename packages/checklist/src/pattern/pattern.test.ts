import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { automaton } from './automaton.ts'
import { linearPattern as inTheBrowser } from './linearPattern.browser.ts'
import { linearPattern as onTheServer } from './linearPattern.ts'
import { isFixedSequence, pattern } from './pattern.ts'

const pairs = process.env['DUZHAN_FULL'] === '1' ? 200_000 : 10_000
const engines = [
  ['server', onTheServer],
  ['browser', inTheBrowser],
] as const

/** Patterns of the dialect, and now and then one outside it. */
const anyPattern = fc.letrec<{ whole: string; part: string; piece: string }>((tie) => ({
  whole: fc
    .tuple(fc.constantFrom('', '', '^'), fc.array(tie('part'), { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '$'))
    .map(([start, parts, end]) => start + parts.join('|') + end),
  part: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc
    .tuple(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('a', 'b', '村', '𠮷', '1', '-', '\\.', '\\/', '\\u6751', '\\u{20BB7}', '\\x61', '\\t'),
        },
        {
          weight: 4,
          arbitrary: fc.constantFrom(
            '[ab]',
            '[^a]',
            '[a-c1]',
            '[一-龥]',
            '[\\w-]',
            '[^\\d村]',
            '[\\-a]',
            '[𠮷-𠮹]',
            '\\d',
            '\\D',
          ),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom('.', '\\w', '\\W', '\\s', '\\S', '(?:)', '()', '(^)', '($)', '(?:^|a)', '(?:b|$)'),
        },
        { weight: 2, arbitrary: tie('part').map((inner) => `(${inner})`) },
        { weight: 1, arbitrary: fc.tuple(tie('part'), tie('part')).map(([one, other]) => `(?:${one}|${other})`) },
      ),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        { weight: 3, arbitrary: fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}', '*?', '+?', '{0}') },
      ),
    )
    .map(([atom, times]) => atom + times),
})).whole
const anyText = fc.string({
  maxLength: 8,
  unit: fc.constantFrom('a', 'b', 'c', '村', '𠮷', '𠮸', '1', '-', '.', '/', ' ', '\t', '\n', '_', 'é'),
})

describe('the engines of server and browser', () => {
  it(`agree with each other, and with the native engine, on ${pairs} pairs of pattern and text`, () => {
    let [tried, found] = [0, 0]
    fc.assert(
      fc.property(anyPattern, fc.array(anyText, { minLength: 10, maxLength: 10 }), (source, texts) => {
        const [server, browser] = [onTheServer(source), inTheBrowser(source)]
        const native = new RegExp(source, 'u')
        for (const text of texts) {
          const verdict = server.test(text)
          expect(browser.test(text)).toBe(verdict)
          expect(native.test(text)).toBe(verdict)
          if (verdict) found += 1
        }
        tried += texts.length
      }),
      { numRuns: pairs / 10, seed: 20_200_304 },
    )
    expect(found).toBeGreaterThan(tried / 10)
    expect(found).toBeLessThan(tried - tried / 10)
  }, 600_000)

  const outside = [
    ...['(', ')', '[', ']', '{', '}', 'a{', 'a{,3}', '*', '+a', '?', 'a**', 'a{2}{3}', 'a{3,2}', '\\', '[]', '[b-a]', '[a-\\d]'],
    ...[
      '(?=a)',
      '(?!a)',
      '(?<=a)',
      '(?<!a)',
      '(a)\\1',
      '\\k<a>',
      '(?i)a',
      '(?i:a)',
      '(?P<a>b)',
      '\\p{L}',
      '\\pL',
      '\\P{Lu}',
      '[[:alpha:]]',
    ],
    ...[
      '\\A',
      '\\z',
      '\\Q',
      '\\C',
      '\\-',
      '\\a',
      '\\0',
      '\\1',
      '\\cJ',
      '\\ud842',
      '\\u{110000}',
      '\\xZ',
      '^*',
      '$+',
      '\\b',
      '\\B',
      'a??+',
      '[[a]',
      '[^]',
    ],
  ]
  it.each(outside)('take “%s” for no pattern', (source) => {
    expect(() => automaton(source)).toThrow(SyntaxError)
  })

  it.each(engines)('of the %s knows a Chinese name by its characters', (_, engine) => {
    const name = engine('^[\\u4e00-\\u9fa5·]{2,20}$')
    expect(['王某某', '阿依古丽·买买提'].map((text) => name.test(text))).toEqual([true, true])
    expect(['王', 'Wang', '王 某', ''].map((text) => name.test(text))).toEqual([false, false, false, false])
  })

  it.each(engines)('of the %s answers where a native engine would take for ever', (_, engine) => {
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a*)*b$', '(.*)(.*)(.*)(.*)!$', '^(a|b|ab)*c$']) {
      expect(engine(source).test('a'.repeat(4_000))).toBe(source === '^(a+)+$' || source === '^(a|a)*$')
    }
  })
})

describe('a pattern', () => {
  it('without a choice is a fixed sequence, and only then', () => {
    for (const source of ['^[0-9a-f]{64}$', '^XT_\\d{4}$', '^a$']) expect(isFixedSequence(source)).toBe(true)
    for (const source of ['[0-9]{4}$', '^[0-9]{4}', '^a*$', '^a|b$', '^(a)$', '^a{1,2}$', '^a?$', '^.$', '^[^a]$', '^\\w$', '']) {
      expect(isFixedSequence(source)).toBe(false)
    }
  })

  it('costs one step for each character when it is fixed, and more when it has choices', () => {
    expect(pattern('^[0-9a-f]{64}$').size).toBe(1)
    expect(pattern('^(a|b)+$').size).toBeGreaterThan(4)
    expect(automaton('^(a|b)+$').size).toBeGreaterThan(4)
  })

  it('matches anywhere unless it is anchored, and ends at the end', () => {
    expect(pattern('村').test('大村委会')).toBe(true)
    expect(pattern('村$').test('大村委会')).toBe(false)
    expect(pattern('^[0-9]{3}$').test('123\n')).toBe(false)
  })

  it('is forgotten rather than kept for ever', () => {
    for (let index = 0; index < 600; index += 1) pattern(`^[a-z]{${(index % 99) + 1}}_${index}$`)
    expect(pattern('^(a|b)+$').test('ab')).toBe(true)
  })
})
