import { BSONRegExp } from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchoredPrefix, compileRegex, regexOf } from './regex.ts'

describe('the text that every match begins with', () => {
  it.each<[string, string, string | undefined]>([
    ['^4303', '', '4303'],
    ['^a\\.b', '', 'a.b'],
    ['^ab*', '', 'a'],
    ['^ab?c', '', 'a'],
    ['^ab{0,1}', '', 'a'],
    ['^ab+', '', 'ab'],
    ['^潭桥', '', '潭桥'],
    ['^a.*b', '', 'a'],
    ['^a\\d', '', 'a'],
    ['^', '', undefined],
    ['^.a', '', undefined],
    ['^a|b', '', undefined],
    ['abc', '', undefined],
    ['^abc', 'i', undefined],
    ['^abc', 'm', undefined],
  ])('of /%s/%s is %s', (pattern, options, expected) => {
    expect(anchoredPrefix(new BSONRegExp(pattern, options))).toBe(expected)
  })
})

describe('the text that every match begins with, for any pattern', () => {
  /** A piece of a pattern, and a text that it matches. */
  type Piece = [string, string]
  const letter = fc.constantFrom('a', 'b', 'Z', '0', '7', '-', ' ', '村', 'é', '😀', '\n', '/', '_')
  const literal = letter.map((one): Piece => [one, one])
  const escaped = fc
    .constantFrom('.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '\\', '^', '$', '-', '/')
    .map((one): Piece => [`\\${one}`, one])
  const repeated = fc
    .tuple(
      fc.oneof(literal, escaped),
      fc.constantFrom<[string, number]>(
        ['?', 0],
        ['?', 1],
        ['*', 0],
        ['*', 3],
        ['+', 1],
        ['+', 2],
        ['{0,2}', 0],
        ['{2}', 2],
        ['{1,}', 1],
        ['??', 0],
        ['*?', 0],
        ['+?', 1],
      ),
    )
    .map(([[pattern, text], [quantifier, times]]): Piece => [pattern + quantifier, text.repeat(times)])
  const special = fc.constantFrom<Piece>(
    ['.', 'q'],
    ['[ab]', 'b'],
    ['[^a]', 'x'],
    ['\\d', '5'],
    ['\\w', 'w'],
    ['\\s', ' '],
    ['(ab)', 'ab'],
    ['(?:a|b)', 'b'],
    ['(a)?', ''],
    ['\\x41', 'A'],
    ['\\012', '\n'],
    ['\\t', '\t'],
    ['(?i)', ''],
    ['[[:alpha:]]', 'k'],
    ['\\Qa.b\\E', 'a.b'],
    ['$', ''],
    ['\\b', ''],
  )
  const piece = fc.oneof(
    { weight: 5, arbitrary: literal },
    { weight: 2, arbitrary: escaped },
    { weight: 2, arbitrary: repeated },
    { weight: 1, arbitrary: special },
  )

  it('is never claimed wrongly, in 20,000 patterns with a text that they match', () => {
    let matched = 0
    let claimed = 0
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.string({ maxLength: 3 }), fc.boolean(), (pieces, rest, isAnchored) => {
        const pattern = (isAnchored ? '^' : '') + pieces.map(([one]) => one).join('')
        const text = pieces.map(([, one]) => one).join('') + rest
        if (!compileRegex(pattern, '')(text)) return
        matched++
        const prefix = anchoredPrefix(new BSONRegExp(pattern, ''))
        if (prefix === undefined) return
        claimed++
        expect(text.startsWith(prefix), `${pattern} matches ${text}`).toBe(true)
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(matched).toBeGreaterThan(15_000)
    expect(claimed).toBeGreaterThan(5000)
  })

  it('is the whole of an escaped text, as a search box sends it', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '.', '+', '(', '\\'), (letters, sign) => {
        const text = letters.join('') + sign
        const pattern = `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
        expect(anchoredPrefix(new BSONRegExp(pattern, ''))).toBe(text)
        expect(compileRegex(pattern, '')(`${text} and more`)).toBe(true)
      }),
      { numRuns: 500, seed: 1 },
    )
  })
})

describe('a pattern given as $regex', () => {
  it('is a text or an expression, whose options give way to $options', () => {
    expect(regexOf('^a', undefined)).toEqual(new BSONRegExp('^a', ''))
    expect(regexOf('^a', 'mi')).toEqual(new BSONRegExp('^a', 'im'))
    expect(regexOf(new BSONRegExp('^a', 'i'), undefined)).toEqual(new BSONRegExp('^a', 'i'))
    expect(regexOf(new BSONRegExp('^a', 'i'), 's')).toEqual(new BSONRegExp('^a', 's'))
  })

  it.each<[string, unknown, unknown, number]>([
    ['a number for a pattern', 5, undefined, 2],
    ['a number for options', 'a', 5, 2],
    ['an unknown option', 'a', 'g', 51108],
    ['an unknown option beside an expression', new BSONRegExp('a'), 'x', 51108],
  ])('is refused with %s', (_name, pattern, options, code) => {
    expect(() => regexOf(pattern, options)).toThrow(expect.objectContaining({ code }))
  })

  it('takes no options that it would have to ignore', () => {
    for (const option of ['x', 'l', 'g'])
      expect(() => compileRegex('a', option)).toThrow(expect.objectContaining({ code: 51108 }))
    expect(compileRegex('^A', 'iu')('a')).toBe(true)
  })

  it('may be 4,096 letters long and no longer', () => {
    expect(compileRegex('a'.repeat(4096), '')('a')).toBe(false)
    expect(() => compileRegex('a'.repeat(4097), '')).toThrow(expect.objectContaining({ code: 51091 }))
  })
})

describe('a regular expression', () => {
  it.each([
    ['^a.c$', '', 'abc', true],
    ['^a.c$', '', 'a\nc', false],
    ['^a.c$', 's', 'a\nc', true],
    ['ABC', 'i', 'xabcx', true],
    ['^b', '', 'a\nb', false],
    ['^b', 'm', 'a\nb', true],
    ['^\\d{6}$', '', '430300', true],
    ['村$', '', '潭桥村', true],
    ['[一-龥]+', '', '潭桥村', true],
  ])('/%s/%s on %j says %s', (pattern, options, text, expected) => {
    expect(compileRegex(pattern, options)(text)).toBe(expected)
  })

  it.each([['(?=a)'], ['(?<!a)b'], ['(a)\\1'], ['('], ['a'.repeat(5000)]])('/%s/ is refused', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }))
  })
})
