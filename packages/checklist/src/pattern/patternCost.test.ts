import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternRule } from '../gate/patternRule.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { automaton } from './automaton.ts'
import { parsePattern } from './parsePattern.ts'
import { patternEstimate } from './patternEstimate.ts'

function rule(source: string): string | null {
  const verdict = patternRule(source)
  return 'rule' in verdict ? verdict.rule : null
}

describe('a pattern is let in', () => {
  it.each([
    ['a telephone number', '^1[3-9]\\d{9}$'],
    ['an identity number', '^\\d{17}[\\dX]$'],
    ['a number plate', '^[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5,6}$'],
    ['a village group', '^第[一二三四五六七八九十]{1,3}村民小组$'],
    ['a named group', '^(?<year>\\d{4})年$'],
    ['nothing at all', ''],
    ['a choice of nothing', '|'],
    ['as long as it may be', `^${'a'.repeat(schemaLimits.patternLength - 2)}$`],
    ['repeated as often as it may be', `^[ab]{${schemaLimits.patternRepeat}}$`],
  ])('that is %s', (_, source) => {
    expect(rule(source)).toBeNull()
    expect(() => automaton(source)).not.toThrow()
  })

  it.each([
    ['one sign too long', `^${'a'.repeat(schemaLimits.patternLength - 1)}$`, 'pattern.length'],
    ['repeated once too often', `^[ab]{${schemaLimits.patternRepeat + 1}}$`, 'pattern.repeat'],
    ['repeated without an end that is written', '^[ab]{1,999999}$', 'pattern.repeat'],
    ['repeats of repeats', '^((([ab]{10}){10}){10})$', 'pattern.program'],
    ['a repeat of many choices', `^(${'a|'.repeat(40)}b){20}$`, 'pattern.program'],
    ['with a look ahead', '^(?=a)a$', 'pattern.syntax'],
    ['with a look behind', '(?<=a)b', 'pattern.syntax'],
    ['with a reference back', '^(a)\\1$', 'pattern.syntax'],
    ['with a property of Unicode', '^\\p{L}+$', 'pattern.syntax'],
    ['with a word boundary', '\\bvillage\\b', 'pattern.syntax'],
    ['not closed', '^(a$', 'pattern.syntax'],
    ['of a class that runs backwards', '^[z-a]$', 'pattern.syntax'],
    ['with one name for two groups', '^(?<a>x)(?<a>y)$', 'pattern.syntax'],
  ])('unless it is %s', (_, source, refused) => {
    expect(rule(source)).toBe(refused)
  })

  it('or kept out, and nothing else, whatever it is made of', () => {
    const sign = fc.constantFrom(
      'a',
      '村',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '2',
      ',',
      '*',
      '+',
      '?',
      '|',
      '^',
      '$',
      '\\',
      '-',
      '.',
      'd',
      ':',
      '<',
      '>',
      '=',
    )
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 24 }), (source) => {
        const verdict = patternRule(source)
        if ('rule' in verdict) expect(verdict.rule).toMatch(/^pattern\.(length|repeat|program|syntax)$/)
        else {
          expect(verdict.steps).toBeLessThanOrEqual(schemaLimits.patternProgram)
          expect(() => parsePattern(source)).not.toThrow()
          expect(() => new RegExp(source, 'u')).not.toThrow()
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what a pattern is estimated to cost', () => {
  it('is never less than the states that it comes to', () => {
    const piece = fc.constantFrom('a', '村', '[ab]', '[^a-z]', '\\d', '(a|b)', '(?:ab)', '.', '\\u6751')
    const times = fc.constantFrom('', '*', '+', '?', '{3}', '{1,4}', '{0,2}', '{2,}')
    const source = fc
      .array(
        fc.tuple(piece, times).map((pair) => pair.join('')),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(''))
    const nestedSource = fc.tuple(source, times, source).map(([inner, often, rest]) => `(${inner})${often}${rest}`)
    fc.assert(
      fc.property(fc.oneof(source, nestedSource), (text) => {
        expect(patternEstimate(text) + 4).toBeGreaterThanOrEqual(automaton(text).size)
      }),
      {
        numRuns: 1_000,
        examples: [['(a{1,4}a+a+a+a{0,2})+'], [`${'('.repeat(12)}a${'+)'.repeat(12)}+`]],
      },
    )
  })

  it('stays small for endless repeats of endless repeats, which a careless automaton doubles at each', () => {
    const depth = 40
    const deep = `^${'('.repeat(depth)}a${'+)'.repeat(depth)}+$`
    expect(automaton(deep).size).toBeLessThan(3 * depth)
    expect(automaton(deep).test('aaaa')).toBe(true)
    expect(automaton(deep).test('aab')).toBe(false)
  })

  it('grows with every repeat of a repeat, and is endless beyond the limit', () => {
    expect(patternEstimate('a{10}')).toBeLessThan(patternEstimate('(a{10}){10}'))
    expect(patternEstimate('(a{10}){10}')).toBeLessThan(patternEstimate('((a{10}){10}){10}'))
    expect(patternEstimate('a{101}')).toBe(Number.POSITIVE_INFINITY)
    expect(patternEstimate('a{1,101}')).toBe(Number.POSITIVE_INFINITY)
    expect(patternEstimate('\\{101}'), 'a brace that is written').toBeLessThan(100)
    expect(patternEstimate('[{101}]'), 'a brace in a class').toBeLessThan(100)
  })
})
