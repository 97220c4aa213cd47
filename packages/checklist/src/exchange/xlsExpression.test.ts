import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fields } from '../edit/parts.ts'
import { type AnswerNames, expressionOf, type NamedAnswer, readExpression } from './xlsExpression.ts'

const answers = ['a.b.answer', 'a.c.value', 'd.e.value']
const plain: AnswerNames = {
  nameOf: (path) => (answers.includes(path) ? path.replaceAll('.', '_') : undefined),
  codeOf: (_path, value) => (value === '没有' ? undefined : value),
}
const answerOf = (name: string): NamedAnswer | undefined => {
  const path = answers.find((one) => one.replaceAll('.', '_') === name)
  return path === undefined
    ? undefined
    : { path, valueOf: (code) => (code.startsWith('?') || path === 'a.c.value' ? undefined : code) }
}
const test = (path: string, compared: Fields): Fields => ({ properties: { [path]: compared }, required: [path] })
const both = (one: Fields, other: Fields): Fields => ({
  properties: { 'a.b.answer': one, 'a.c.value': other },
  required: ['a.b.answer', 'a.c.value'],
})
/** `{a}` is written for what XLSForm calls the answer of a. */
const named = (expression: string) => expression.replace(/\{(\w+)\}/g, '$${$1}')
const read = (expression: string) => readExpression(named(expression), answerOf)

const pairs: [words: string, expression: string, condition: Fields][] = [
  ['is', "{a_b_answer} = 'no'", test('a.b.answer', { const: 'no' })],
  ['is a number', '{a_c_value} = 3', test('a.c.value', { const: 3 })],
  ['is at least', '{a_c_value} >= 3', test('a.c.value', { minimum: 3 })],
  ['is above', '{a_c_value} > -1.5', test('a.c.value', { exclusiveMinimum: -1.5 })],
  ['is at most', '{a_c_value} <= 3', test('a.c.value', { maximum: 3 })],
  ['is below', '{a_c_value} < 3', test('a.c.value', { exclusiveMaximum: 3 })],
  ['is between', '{a_c_value} >= 1 and {a_c_value} <= 3', test('a.c.value', { minimum: 1, maximum: 3 })],
  ['is one of', "{d_e_value} = '好' or {d_e_value} = '中'", test('d.e.value', { enum: ['好', '中'] })],
  ['both', "{a_b_answer} = 'no' and {a_c_value} > 3", both({ const: 'no' }, { exclusiveMinimum: 3 })],
  [
    'both, of which one is one of',
    "({a_b_answer} = 'no' or {a_b_answer} = 'na') and {a_c_value} > 3",
    both({ enum: ['no', 'na'] }, { exclusiveMinimum: 3 }),
  ],
  [
    'either',
    "{a_b_answer} = 'no' or {a_c_value} > 3",
    { anyOf: [test('a.b.answer', { const: 'no' }), test('a.c.value', { exclusiveMinimum: 3 })] },
  ],
  [
    'either of two things of one number',
    '{a_c_value} < 3 or {a_c_value} > 9',
    { anyOf: [test('a.c.value', { exclusiveMaximum: 3 }), test('a.c.value', { exclusiveMinimum: 9 })] },
  ],
  [
    'all of what is either',
    "({a_b_answer} = 'no' or {a_c_value} > 3) and {d_e_value} = '好'",
    {
      allOf: [
        { anyOf: [test('a.b.answer', { const: 'no' }), test('a.c.value', { exclusiveMinimum: 3 })] },
        test('d.e.value', { const: '好' }),
      ],
    },
  ],
  [
    'either of what is both',
    "({a_b_answer} = 'no' and {a_c_value} > 3) or {d_e_value} = '好'",
    { anyOf: [both({ const: 'no' }, { exclusiveMinimum: 3 }), test('d.e.value', { const: '好' })] },
  ],
]

describe('a condition in the language of XLSForm', () => {
  it.each(pairs)('says %s', (_words, expression, condition) => {
    expect(expressionOf(condition, plain)).toBe(named(expression))
  })

  it.each(pairs)('is read where it says %s', (_words, expression, condition) => {
    expect(read(expression)).toEqual(condition)
  })

  it.each<[words: string, condition: Fields]>([
    ['nothing', {}],
    ['no test', test('a.b.answer', {})],
    ['a pattern', test('a.b.answer', { pattern: '^x' })],
    ['a length beside a bound', test('a.c.value', { minimum: 1, multipleOf: 2 })],
    ['an answer that the form does not ask for', test('x.y.z', { const: 'no' })],
    ['a word that is not among the choices', test('d.e.value', { const: '没有' })],
    ['a word with a quote, which the language cannot hold', test('d.e.value', { const: "it's" })],
    ['one of no words', test('d.e.value', { enum: [] })],
    ['a bound that is a word', test('a.c.value', { minimum: '3' })],
    ['what is true or not', test('a.c.value', { const: true })],
    ['all of nothing', { allOf: [] }],
    ['either of something that cannot be said', { anyOf: [test('a.b.answer', { const: 'no' }), test('x.y.z', { const: 1 })] }],
    ['what is not', { not: test('a.b.answer', { const: 'no' }) }],
  ])('is not made of %s', (_words, condition) => {
    expect(expressionOf(condition, plain)).toBeUndefined()
  })

  it.each<[words: string, expression: string, condition: Fields]>([
    ['double quotes', '{a_b_answer} = "no"', test('a.b.answer', { const: 'no' })],
    ['selected()', "selected({a_b_answer}, 'no')", test('a.b.answer', { const: 'no' })],
    [
      'selected() beside another',
      "selected({a_b_answer},'no') and {a_c_value}>3",
      both({ const: 'no' }, { exclusiveMinimum: 3 }),
    ],
    ['needless brackets', "(( {a_b_answer}='no' ))", test('a.b.answer', { const: 'no' })],
    ['no blanks at all', "{a_b_answer}='no'", test('a.b.answer', { const: 'no' })],
    ['line breaks between', "\n{a_b_answer}\n=\n'no'\n", test('a.b.answer', { const: 'no' })],
    [
      'three words of one answer',
      "{d_e_value} = '好' or {d_e_value} = '中' or {d_e_value} = '差'",
      test('d.e.value', { enum: ['好', '中', '差'] }),
    ],
  ])('is read with %s', (_words, expression, condition) => {
    expect(read(expression)).toEqual(condition)
  })

  it.each([
    ['nothing', ''],
    ['a name that nobody has', "{nobody} = 'no'"],
    ['a code that no choice has', "{a_b_answer} = '?'"],
    ['a negation', "not({a_b_answer} = 'no')"],
    ['what is not the same', "{a_b_answer} != 'no'"],
    ['a sum', '{a_c_value} + 1 > 3'],
    ['a function', 'count({a_c_value}) > 3'],
    ['a value before the answer', "'no' = {a_b_answer}"],
    ['two answers', '{a_c_value} = {d_e_value}'],
    ['a bracket that is not closed', "({a_b_answer} = 'no'"],
    ['a bracket that is not opened', "{a_b_answer} = 'no')"],
    ['half a comparison', '{a_b_answer} ='],
    ['an answer alone', '{a_b_answer}'],
    ['a word that joins nothing', "{a_b_answer} = 'no' and"],
    ['two comparisons that nothing joins', "{a_b_answer} = 'no' {a_c_value} > 3"],
    ['a text that is above', "{a_c_value} > 'no'"],
    ['a quote that is not closed', "{a_b_answer} = 'no"],
    ['half of selected()', "selected({a_b_answer} 'no')"],
    ['the word and within a name', "{a_b_answer} = 'no' android {a_c_value} > 3"],
    ['true()', 'true()'],
  ])('is not read where it is %s', (_words, expression) => {
    expect(read(expression)).toBeUndefined()
  })

  it('is read as far as ten brackets deep, and to two thousand signs', () => {
    const within = (count: number) => `${'('.repeat(count)}{a_b_answer} = 'no'${')'.repeat(count)}`
    expect(read(within(10))).toEqual(test('a.b.answer', { const: 'no' }))
    expect(read(within(11))).toBeUndefined()
    const long = (count: number) => Array.from({ length: count }, (_, at) => `{d_e_value} = '${at}'`).join(' or ')
    expect(read(long(50))).toBeDefined()
    expect(read(long(200))).toBeUndefined()
  })

  it('says of what was read the same again, however it is nested', () => {
    const leaf = fc.oneof(
      fc.constantFrom('no', 'yes').map((word) => test('a.b.answer', { const: word })),
      fc.integer({ min: -9, max: 9 }).map((limit) => test('a.c.value', { minimum: limit })),
      fc.constantFrom('好', '差').map((word) => test('d.e.value', { const: word })),
    )
    const { condition } = fc.letrec<{ condition: Fields }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((anyOf): Fields => ({ anyOf })),
        fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((allOf): Fields => ({ allOf })),
      ),
    }))
    fc.assert(
      fc.property(condition, (said) => {
        const told = expressionOf(said, plain) ?? ''
        const again = readExpression(told, answerOf)
        const toldAgain = again && expressionOf(again, plain)
        expect(toldAgain && readExpression(toldAgain, answerOf)).toEqual(again)
        expect(again).toBeDefined()
      }),
    )
  })

  it('breaks on nothing that anybody writes', () => {
    const signs = fc.constantFrom(
      '(',
      ')',
      'and',
      'or',
      'selected',
      '=',
      '>=',
      ',',
      "'a'",
      '3',
      named('{a_b_answer}'),
      named('{x}'),
      ' ',
      '#',
      "'",
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (written) => {
        const found = readExpression(written.join(' '), answerOf)
        expect(found === undefined || typeof found === 'object').toBe(true)
      }),
    )
  })
})
