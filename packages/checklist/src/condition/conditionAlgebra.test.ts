import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateCondition } from '../gate/gate.ts'
import type { Scalar, SubSchema } from '../schema/subSchema.ts'
import { condition } from './condition.ts'
import { conditionSentence } from './conditionSentence.ts'

const subject: SubSchema = {
  type: 'object',
  properties: {
    poor: { type: 'integer', title: '贫困人口', 'x-unit': '人' },
    rate: { type: 'number', title: '贫困发生率', 'x-unit': '%' },
    status: { type: 'string', title: '状态', enum: ['在册', '出列'] },
    isSite: { type: 'boolean', title: '安置点' },
    causes: { type: 'array', title: '致贫原因', items: { type: 'string', title: '原因' } },
  },
}
const names = Object.keys(subject.properties ?? {})
const bound = fc.integer({ min: 0, max: 5 })
const aboutNumber = fc.oneof(
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'const'] as const).map((keyword) =>
    bound.map((value): SubSchema => ({ [keyword]: value })),
  ),
  bound.map((value): SubSchema => ({ not: { const: value } })),
  fc.uniqueArray(bound, { minLength: 1, maxLength: 3 }).map((values): SubSchema => ({ enum: values })),
)
const aboutWord = fc.oneof(
  fc.constantFrom<Scalar>('在册', '出列', true, false).map((value): SubSchema => ({ const: value })),
  fc.integer({ min: 1, max: 3 }).map((least): SubSchema => ({ minLength: least })),
  fc.constant<SubSchema>({ type: 'string' }),
)
const aboutList = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((least): SubSchema => ({ minItems: least })),
  fc.constant<SubSchema>({ uniqueItems: true, maxItems: 3 }),
  fc.constant<SubSchema>({ items: { const: '因病' } }),
)
const leaf: fc.Arbitrary<SubSchema> = fc.record(
  {
    properties: fc.record(
      { poor: aboutNumber, rate: aboutNumber, status: aboutWord, isSite: aboutWord, causes: aboutList },
      { requiredKeys: [] },
    ),
    required: fc.subarray(names),
  },
  { requiredKeys: [] },
)
const anyCondition = fc
  .letrec<{ any: SubSchema }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ allOf: fc.array(tie('any'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ anyOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ oneOf: fc.array(tie('any'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ not: tie('any') }),
      fc.record({ if: tie('any'), then: tie('any'), else: tie('any') }, { requiredKeys: ['if', 'then'] }),
      fc.constant<SubSchema>({ dependentRequired: { status: ['poor', 'causes'] } }),
    ),
  }))
  .any.filter((one) => gateCondition(one).length === 0)
const anyTarget = fc.record(
  {
    poor: bound,
    rate: fc.constantFrom(0, 0.5, 1, 2.5, 5),
    status: fc.constantFrom('在册', '出列', ''),
    isSite: fc.boolean(),
    causes: fc.array(fc.constantFrom('因病', '因学'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

describe('conditions put together', () => {
  const pair = fc
    .tuple(anyCondition, anyCondition)
    .filter(
      ([one, other]) =>
        gateCondition({ if: one, then: other, else: { not: other } }).length === 0 && gateCondition({ not: one }).length === 0,
    )

  it('mean what and, or, not, exactly one and if mean', () => {
    fc.assert(
      fc.property(pair, anyTarget, ([one, other], target) => {
        const [a, b] = [condition(one)(target), condition(other)(target)]
        expect(condition({ allOf: [one, other] })(target)).toBe(a && b)
        expect(condition({ anyOf: [one, other] })(target)).toBe(a || b)
        expect(condition({ oneOf: [one, other] })(target)).toBe(a !== b)
        expect(condition({ not: one })(target)).toBe(!a)
        expect(condition({ if: one, then: other })(target)).toBe(!a || b)
        expect(condition({ if: one, then: other, else: { not: other } })(target)).toBe(a === b)
      }),
      { numRuns: 300 },
    )
  })

  it('judge without leaving a mark on what they judge', () => {
    fc.assert(
      fc.property(anyCondition, anyTarget, (one, target) => {
        const before = JSON.stringify([one, target])
        const holds = condition(one)
        expect(holds(target)).toBe(holds(target))
        expect(JSON.stringify([one, target])).toBe(before)
      }),
    )
  })

  it('are read alike from a text that was kept', () => {
    fc.assert(
      fc.property(anyCondition, anyTarget, (one, target) => {
        expect(condition(JSON.parse(JSON.stringify(one)))(target)).toBe(condition(one)(target))
      }),
    )
  })
})

describe('the sentence of any condition', () => {
  const machine = /undefined|NaN|null|\[object|\bproperties\b|\bminimum\b|,\s*,|（）|\(\)|^\s|\s$/

  it('is whole in Chinese: names, brackets and no word of the machine', () => {
    fc.assert(
      fc.property(anyCondition, (one) => {
        const said = conditionSentence(one, subject)
        expect(said).not.toMatch(machine)
        expect(said).not.toMatch(/[A-Za-z]/)
        expect(said.split('（').length, said).toBe(said.split('）').length)
        expect(said.length).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('is whole in English, with the words of the plan in quotation marks', () => {
    fc.assert(
      fc.property(anyCondition, (one) => {
        const said = conditionSentence(one, subject, 'en')
        expect(said).not.toMatch(machine)
        expect(said.replaceAll(/"[^"]*"/g, '')).toMatch(/^[\x20-\x7e]*$/)
        expect(said.split('(').length, said).toBe(said.split(')').length)
      }),
      { numRuns: 400 },
    )
  })

  it('names every figure that the condition asks about', () => {
    fc.assert(
      fc.property(leaf, (one) => {
        const said = conditionSentence(one, subject)
        const asked = new Set([...Object.keys(one.properties ?? {}), ...(one.required ?? [])])
        for (const name of asked) expect(said, name).toContain(subject.properties?.[name]?.title ?? name)
      }),
    )
  })

  it('says of a property that need not be there that it need not', () => {
    fc.assert(
      fc.property(fc.constantFrom('poor', 'rate'), aboutNumber, (name, field) => {
        const title = subject.properties?.[name]?.title ?? name
        expect(conditionSentence({ properties: { [name]: field } }, subject)).toContain(`如填写了${title}，则`)
        expect(conditionSentence({ properties: { [name]: field }, required: [name] }, subject)).not.toContain('如填写了')
        // and so it is judged
        expect(condition({ properties: { [name]: field } })({})).toBe(true)
        expect(condition({ properties: { [name]: field }, required: [name] })({})).toBe(false)
      }),
    )
  })

  it('differs where two bounds differ', () => {
    const keywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'const'] as const
    const said = keywords.flatMap((keyword) =>
      [3, 4].flatMap((value) =>
        (['zh', 'en'] as const).map((language) =>
          conditionSentence({ properties: { poor: { [keyword]: value } }, required: ['poor'] }, subject, language),
        ),
      ),
    )
    expect(new Set(said).size).toBe(said.length)
  })
})
