import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConditionTerm, conditionOf, conditionTerm } from './conditionTerm.ts'

const { term } = fc.letrec<{ term: ConditionTerm }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      name: fc.constantFrom('poorPersons', 'rate', 'grade', 'isHard'),
      comparison: fc.constantFrom('least', 'above', 'most', 'below', 'is', 'isOneOf'),
      value: fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('A', 'D')),
    }),
    fc.record({ join: fc.constantFrom('all', 'any'), terms: fc.array(tie('term'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

describe('a condition as its terms', () => {
  it.each<[string, unknown, ConditionTerm]>([
    [
      'one comparison',
      { properties: { poorPersons: { minimum: 500 } }, required: ['poorPersons'] },
      { name: 'poorPersons', comparison: 'least', value: 500 },
    ],
    [
      'several attributes at once',
      { properties: { area: { exclusiveMinimum: 5000 }, roofOn: { const: false } }, required: ['area', 'roofOn'] },
      {
        join: 'all',
        terms: [
          { name: 'area', comparison: 'above', value: 5000 },
          { name: 'roofOn', comparison: 'is', value: false },
        ],
      },
    ],
    [
      'either of two',
      {
        anyOf: [
          { properties: { grade: { enum: ['C', 'D'] } }, required: ['grade'] },
          { properties: { rate: { exclusiveMaximum: 3 } }, required: ['rate'] },
        ],
      },
      {
        join: 'any',
        terms: [
          { name: 'grade', comparison: 'isOneOf', value: ['C', 'D'] },
          { name: 'rate', comparison: 'below', value: 3 },
        ],
      },
    ],
    [
      'two that are written apart',
      {
        allOf: [
          { properties: { grade: { const: 'D' } }, required: ['grade'] },
          { properties: { rate: { minimum: 3 } }, required: ['rate'] },
        ],
      },
      {
        join: 'all',
        isApart: true,
        terms: [
          { name: 'grade', comparison: 'is', value: 'D' },
          { name: 'rate', comparison: 'least', value: 3 },
        ],
      },
    ],
  ])('reads %s, and writes it as it was', (_what, condition, terms) => {
    expect(conditionTerm(condition)).toEqual(terms)
    expect(conditionOf(terms)).toEqual(condition)
  })

  it('is written so that it reads back as a condition that is written the same', () => {
    fc.assert(
      fc.property(term, (written) => {
        const condition = conditionOf(written)
        const read = conditionTerm(condition)
        expect(read).toBeDefined()
        expect(read && conditionOf(read)).toEqual(condition)
      }),
    )
  })

  it.each<[string, unknown]>([
    ['a pattern', { properties: { name: { pattern: '^a' } }, required: ['name'] }],
    ['an attribute that need not be there', { properties: { rate: { minimum: 3 } } }],
    ['something denied', { not: { properties: { rate: { minimum: 3 } }, required: ['rate'] } }],
    ['both kinds of joining at once', { anyOf: [], allOf: [] }],
    ['nothing', {}],
    ['what is no condition', 'rate > 3'],
    ['a part that says more', { allOf: [{ properties: { name: { pattern: '^a' } }, required: ['name'] }] }],
  ])('does not read %s, which terms cannot say', (_what, condition) => {
    expect(conditionTerm(condition)).toBeUndefined()
  })
})
