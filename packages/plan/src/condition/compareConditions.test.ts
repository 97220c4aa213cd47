import { condition, gateCondition, type SubSchema } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareConditions } from './compareConditions.ts'
import { isSubset } from './isSubset.ts'

const subject: SubSchema = {
  type: 'object',
  properties: {
    poor: { type: 'integer', title: '贫困人口', minimum: 0 },
    rate: { type: 'number', title: '发生率' },
    status: { type: 'string', title: '状态', enum: ['in', 'out', 'gone'] },
    note: { type: 'string', title: '备注' },
    isSite: { type: 'boolean', title: '安置点' },
  },
  required: ['poor'],
}

const relation = (first: SubSchema, second: SubSchema) => compareConditions(first, second, { subject })
const poor = (field: SubSchema): SubSchema => ({ properties: { poor: field }, required: ['poor'] })

describe('a condition compared with another', () => {
  it.each([
    ['a lower threshold', poor({ minimum: 500 }), poor({ minimum: 300 }), 'wider'],
    ['a higher threshold', poor({ minimum: 300 }), poor({ minimum: 301 }), 'narrower'],
    ['"more than 20" and "21 or more" of whole numbers', poor({ exclusiveMinimum: 20 }), poor({ minimum: 21 }), 'same'],
    ['"20 or more" and "more than 20"', poor({ minimum: 20 }), poor({ exclusiveMinimum: 20 }), 'narrower'],
    ['overlapping stretches', poor({ minimum: 5, maximum: 9 }), poor({ minimum: 7, maximum: 12 }), 'neither'],
    ['a bound that the register already sets', poor({}), poor({ minimum: 0 }), 'same'],
    ['something nobody can meet', poor({ maximum: -1 }), poor({ const: 3 }), 'wider'],
    ['a number among numbers', poor({ const: 3 }), poor({ enum: [5, 3] }), 'wider'],
    ['all but one number', poor({ not: { const: 3 } }), poor({ not: { enum: [3, 4] } }), 'narrower'],
    [
      'a list of words',
      { properties: { status: { enum: ['in', 'out'] } } },
      { properties: { status: { not: { const: 'gone' } } } },
      'same',
    ],
    [
      'a word of an open list',
      { properties: { note: { const: 'a' } } },
      { properties: { note: { not: { const: 'b' } } } },
      'wider',
    ],
    [
      'presence',
      { properties: { status: { const: 'in' } } },
      { properties: { status: { const: 'in' } }, required: ['status'] },
      'narrower',
    ],
    ['presence of what is always there', { required: ['poor'] }, {}, 'same'],
    ['another field in the bargain', poor({ minimum: 5 }), { allOf: [poor({ minimum: 5 }), { required: ['rate'] }] }, 'narrower'],
    ['one more way to meet it', poor({ minimum: 5 }), { anyOf: [poor({ minimum: 5 }), { required: ['rate'] }] }, 'wider'],
    ['two ways that are one', { anyOf: [poor({ minimum: 5 }), poor({ maximum: 4 })] }, {}, 'same'],
    [
      'a gap in the middle of real numbers',
      { anyOf: [{ properties: { rate: { exclusiveMinimum: 1 } } }, { properties: { rate: { exclusiveMaximum: 1 } } }] },
      {},
      'wider',
    ],
    [
      'yes and no together',
      { anyOf: [{ properties: { isSite: { const: true } } }, { properties: { isSite: { const: false } } }] },
      {},
      'same',
    ],
  ] as [string, SubSchema, SubSchema, string][])('by %s', (_what, first, second, expected) => {
    expect(relation(first, second)).toBe(expected)
  })

  it.each([
    ['a pattern', { properties: { note: { pattern: '^a', maxLength: 9 } } }],
    ['a multiple', poor({ multipleOf: 5 })],
    ['exactly one of several', { oneOf: [poor({ minimum: 5 }), { required: ['rate'] }] }],
    ['a negation of the whole', { not: poor({ minimum: 5 }) }],
    ['if and then', { if: poor({ minimum: 5 }), then: { required: ['rate'] } }],
    ['an unknown field', { properties: { height: { minimum: 3 } } }],
    ['a type of its own', poor({ type: 'string' })],
  ] as [string, SubSchema][])('cannot be told for %s, unless it reads alike', (_what, odd) => {
    expect(relation(odd, poor({ minimum: 5 }))).toBe('cannotTell')
    expect(relation(poor({ minimum: 5 }), odd)).toBe('cannotTell')
    expect(relation(odd, structuredClone(odd))).toBe('same')
  })

  it('cannot be told where a ratio and its parts are asked together, but for a plain "wider"', () => {
    const bound = [['poor', 'rate']]
    const both = { allOf: [poor({ minimum: 5 }), { properties: { rate: { minimum: 1 } } }] }
    expect(compareConditions(poor({ minimum: 5 }), both, { subject, bound })).toBe('cannotTell')
    expect(compareConditions(both, poor({ minimum: 5 }), { subject, bound })).toBe('wider')
    expect(compareConditions(poor({ minimum: 5 }), poor({ minimum: 6 }), { subject, bound })).toBe('narrower')
  })

  it('gives up on conditions that multiply beyond bounds instead of stalling', () => {
    const many = (field: string): SubSchema => ({
      anyOf: Array.from({ length: 19 }, (_one, index) => ({ properties: { [field]: { const: index } }, required: [field] })),
    })
    const huge = { allOf: [many('poor'), many('rate'), many('poor'), many('rate')] }
    expect(relation(huge, poor({ minimum: 1 }))).toBe('cannotTell')
  })
})

const bound = fc.integer({ min: -1, max: 4 })
const number = fc
  .record(
    {
      minimum: bound,
      maximum: bound,
      exclusiveMinimum: bound,
      exclusiveMaximum: bound,
      const: bound,
      enum: fc.array(bound, { minLength: 1, maxLength: 3 }),
      not: fc.record({ const: bound }),
    },
    { requiredKeys: [] },
  )
  .filter((field) => gateCondition({ properties: { poor: field } }).length === 0)
const word = (words: readonly (string | boolean)[]) =>
  fc.oneof(
    fc.constantFrom(...words).map((one) => ({ const: one })),
    fc.constantFrom(...words).map((one) => ({ not: { const: one } })),
    fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((some) => ({ enum: some })),
  )
const leaf = fc
  .record(
    {
      properties: fc.record(
        { poor: number, rate: number, status: word(['in', 'out', 'gone']), note: word(['a', 'b']), isSite: word([true, false]) },
        { requiredKeys: [] },
      ),
      required: fc.subarray(['poor', 'rate', 'status', 'note', 'isSite']),
    },
    { requiredKeys: [] },
  )
  .map((one) => one as SubSchema)
const generated = fc.letrec<{ anyCondition: SubSchema }>((tie) => ({
  anyCondition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ allOf: fc.array(tie('anyCondition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ anyOf: fc.array(tie('anyCondition'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
/** As the gate lets them in: shallow enough, and no stretch of numbers that is empty on its face. */
const anyCondition = generated.anyCondition.filter((one) => gateCondition(one).length === 0)

const anyTarget = fc.record(
  {
    poor: fc.integer({ min: 0, max: 5 }),
    rate: fc.oneof(fc.integer({ min: -2, max: 5 }), fc.constantFrom(-0.5, 0.5, 1.5, 2.5)),
    status: fc.constantFrom('in', 'out', 'gone'),
    note: fc.constantFrom('a', 'b', 'c'),
    isSite: fc.boolean(),
  },
  { requiredKeys: ['poor'] },
)

describe('the verdict on two generated conditions', () => {
  it('"yes" holds for every target that the first takes in', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, fc.array(anyTarget, { maxLength: 30 }), (inner, outer, targets) => {
        fc.pre(isSubset({ inner, outer }, subject).verdict === 'yes')
        const [takesIn, takesInToo] = [condition(inner), condition(outer)]
        for (const target of targets) if (takesIn(target)) expect(takesInToo(target)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('"no" brings an example that the first takes in and the second does not', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, (inner, outer) => {
        const inclusion = isSubset({ inner, outer }, subject)
        fc.pre(inclusion.verdict === 'no')
        if (inclusion.verdict !== 'no') return
        expect(condition(inner)(inclusion.witness)).toBe(true)
        expect(condition(outer)(inclusion.witness)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('is "yes" of any condition against itself and against either branch of an alternative with it', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, (one, other) => {
        const either = { anyOf: [one, other] }
        for (const inner of [one, other]) expect(isSubset({ inner, outer: either }, subject).verdict).toBe('yes')
        expect(isSubset({ inner: { allOf: [one, other] }, outer: one }, subject).verdict).toBe('yes')
      }),
      { numRuns: 80 },
    )
  })
})
