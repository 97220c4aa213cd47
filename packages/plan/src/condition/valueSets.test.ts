import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonNumbers, type NumberSet, numbersBetween, otherNumbers, someNumber } from './numberSet.ts'
import { commonValues, domainOf, otherValues, someValue, type ValueSet } from './valueSet.ts'

/** Whether a number is in a set, read from its stretches alone. */
const has = ({ stretches }: NumberSet, value: number): boolean =>
  stretches.some(
    ({ from, to }) =>
      (value > from.at || (value === from.at && !from.isOpen)) && (value < to.at || (value === to.at && !to.isOpen)),
  )
const bound = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined })
const bounds = fc
  .record({ minimum: bound, exclusiveMinimum: bound, maximum: bound, exclusiveMaximum: bound })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
const meets = (given: Record<string, number | undefined>, value: number): boolean =>
  value >= (given['minimum'] ?? -Infinity) &&
  value > (given['exclusiveMinimum'] ?? -Infinity) &&
  value <= (given['maximum'] ?? Infinity) &&
  value < (given['exclusiveMaximum'] ?? Infinity)
const set = (isWhole: boolean): fc.Arbitrary<NumberSet> =>
  fc.letrec<{ set: NumberSet }>((tie) => ({
    set: fc.oneof(
      { maxDepth: 4 },
      bounds.map((given) => numbersBetween(isWhole, given)),
      tie('set').map(otherNumbers),
      fc.tuple(tie('set'), tie('set')).map(([one, other]) => commonNumbers(one, other)),
    ),
  })).set
const whole = fc.integer({ min: -9, max: 9 })
const half = fc.integer({ min: -18, max: 18 }).map((value) => value / 2)

describe.each([
  ['whole numbers', true, whole],
  ['numbers', false, half],
] as const)('sets of %s', (_, isWhole, value) => {
  const any = set(isWhole)

  it('between two bounds hold just what meets both', () => {
    fc.assert(
      fc.property(bounds, value, (given, one) => void expect(has(numbersBetween(isWhole, given), one)).toBe(meets(given, one))),
    )
  })

  it('have in common what is in both, and beside them what is in neither', () => {
    fc.assert(
      fc.property(any, any, value, (a, b, one) => {
        expect(has(commonNumbers(a, b), one)).toBe(has(a, one) && has(b, one))
        expect(has(otherNumbers(a), one)).toBe(!has(a, one))
      }),
    )
  })

  it('have in common the same, whichever is named first', () => {
    fc.assert(fc.property(any, any, (a, b) => void expect(commonNumbers(a, b)).toEqual(commonNumbers(b, a))))
    fc.assert(fc.property(any, value, (a, one) => void expect(has(otherNumbers(otherNumbers(a)), one)).toBe(has(a, one))))
  })

  it('show some number of theirs, and none only where they have none', () => {
    fc.assert(
      fc.property(any, (a) => {
        const some = someNumber(a)
        if (some === null) expect(a.stretches).toEqual([])
        else {
          expect(has(a, some)).toBe(true)
          if (isWhole) expect(Number.isInteger(some)).toBe(true)
        }
      }),
    )
  })
})

it('among whole numbers "more than 20" is "21 or more", and nothing lies between 20 and 21', () => {
  expect(numbersBetween(true, { exclusiveMinimum: 20 })).toEqual(numbersBetween(true, { minimum: 21 }))
  expect(numbersBetween(true, { exclusiveMinimum: 20, exclusiveMaximum: 21 }).stretches).toEqual([])
  expect(someNumber(numbersBetween(false, { exclusiveMinimum: 20, exclusiveMaximum: 21 }))).toBe(20.5)
})

const field = { type: 'string', enum: ['in', 'out', 'gone'] } as const
const words = (...some: string[]): ValueSet => ({ mayBeAbsent: false, words: { isAllBut: false, words: new Set(some) } })
const allBut = (...some: string[]): ValueSet => ({ mayBeAbsent: false, words: { isAllBut: true, words: new Set(some) } })
const wordSet = fc
  .tuple(fc.subarray(['in', 'out', 'gone', '其他']), fc.boolean(), fc.boolean())
  .map(([some, isAllBut, mayBeAbsent]): ValueSet => ({ mayBeAbsent, words: { isAllBut, words: new Set(some) } }))
const hasWord = (values: ValueSet, word: string): boolean =>
  'words' in values && values.words.words.has(word) !== values.words.isAllBut

describe('the values of a field', () => {
  it('are those of its type, absence among them where it may be left out', () => {
    expect(domainOf(field, false)).toEqual(words('in', 'out', 'gone'))
    expect(domainOf({ type: 'boolean' }, true)).toEqual({
      mayBeAbsent: true,
      words: { isAllBut: false, words: new Set([true, false]) },
    })
    expect(domainOf({ type: 'string' }, false)).toEqual(allBut())
    expect(domainOf({ type: 'integer', minimum: 0 }, false)).toEqual({
      mayBeAbsent: false,
      numbers: numbersBetween(true, { minimum: 0 }),
    })
    for (const type of ['object', 'array', undefined] as const) expect(domainOf(type ? { type } : {}, false)).toBeNull()
  })

  it('of words have in common what is in both, and beside them what is in neither', () => {
    fc.assert(
      fc.property(wordSet, wordSet, fc.constantFrom('in', 'out', '其他', '没有的'), (a, b, word) => {
        expect(hasWord(commonValues(a, b), word)).toBe(hasWord(a, word) && hasWord(b, word))
        expect(hasWord(otherValues(a), word)).toBe(!hasWord(a, word))
        expect(commonValues(a, b).mayBeAbsent).toBe(a.mayBeAbsent && b.mayBeAbsent)
        expect(otherValues(otherValues(a))).toEqual(a)
      }),
    )
  })

  it('show one of theirs: a word that nobody named where all but some are meant, absence where that is all there is', () => {
    expect(someValue(words('in'))).toBe('in')
    expect(someValue(allBut('其他', '其他？'))).toBe('其他？？')
    expect(someValue(words())).toBeNull()
    expect(someValue({ ...words(), mayBeAbsent: true })).toBeUndefined()
    fc.assert(
      fc.property(wordSet, (values) => {
        const some = someValue(values)
        if (typeof some === 'string') expect(hasWord(values, some)).toBe(true)
      }),
    )
  })
})
