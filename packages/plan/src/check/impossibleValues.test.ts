import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkPlan } from './checkPlan.ts'

/** A field as its kind says it, what it may be told by the definition alone, and how a value outside reads. */
interface Kept {
  shape: Record<string, unknown>
  may: (value: unknown) => boolean
  reaches: (bound: 'minimum' | 'maximum', limit: number) => boolean
}
const words = ['已摘帽', '未摘帽', '没摘帽', '50', 'true']
const never = () => false
const anyWord = fc.subarray(words, { minLength: 1 }).map(
  (offered): Kept => ({
    shape: { type: 'string', title: '状态', enum: offered },
    may: (value) => offered.some((word) => word === value),
    reaches: never,
  }),
)
const anyFigure = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([isWhole, one, other]): Kept => {
    const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)]
    return {
      shape: { type: isWhole ? 'integer' : 'number', title: '数字', minimum, maximum },
      may: (value) => typeof value === 'number' && (!isWhole || Number.isInteger(value)) && value >= minimum && value <= maximum,
      reaches: (bound, limit) => (bound === 'minimum' ? limit <= maximum : limit >= minimum),
    }
  })
const anyMark = fc.constant<Kept>({
  shape: { type: 'boolean', title: '是否' },
  may: (value) => typeof value === 'boolean',
  reaches: never,
})
const anyField = fc.oneof(anyWord, anyFigure, anyMark)
const anyValue = fc.oneof(
  fc.constantFrom<string | number | boolean>(...words, true, false, 0.5),
  fc.integer({ min: -2, max: 22 }),
)
const anyAsked = fc.oneof(
  anyValue.map((value) => ({ const: value })),
  fc.uniqueArray(anyValue, { minLength: 1, maxLength: 3 }).map((values) => ({ enum: values })),
)
const anyBound = fc.record({
  bound: fc.constantFrom('minimum' as const, 'maximum' as const),
  limit: fc.integer({ min: -2, max: 22 }),
})

interface Fault {
  code: string
  message: string
}
function faultsOf(plan: unknown): Fault[] {
  try {
    checkPlan(plan)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return (error.details as { faults: Fault[] }).faults // of plan.invalid
  }
}
const impossible = (plan: unknown) =>
  faultsOf(plan).filter(({ code }) => code === 'value.impossible' || code === 'bound.impossible')

/** The small plan whose kind keeps one more field, and whose first list asks about it. */
function withRule({ shape }: Kept, asked: object): Plan {
  const plan = smallPlan()
  const [kind] = plan.targetKinds
  Object.assign(kind!.attributes.properties, { asked: shape })
  Object.assign(plan.targetLists[0]!.rules![0]!, { where: { properties: { asked }, required: ['asked'] } })
  return plan
}
const valuesIn = (asked: { const: unknown } | { enum: unknown[] }): unknown[] => ('enum' in asked ? asked.enum : [asked.const])

/** The small plan whose first clause may be answered so, and asks of its answer in a finding rule or an `if`. */
function withClause(answers: readonly string[], where: 'when' | 'if', asked: object): Plan {
  const plan = smallPlan()
  const text = JSON.stringify(plan.checklists[0]!.schema)
  const schema = JSON.parse(text) // a tree of the small plan, changed below
  const item = schema.properties.health.properties.clinic
  item.properties.answer.enum = answers
  item.properties.answer['x-item'].good = answers[0]
  if (where === 'when') item.properties.answer['x-finding'].when = asked
  else delete item.properties.answer['x-finding']
  if (where === 'if') item.if = { properties: { answer: asked }, required: ['answer'] }
  else {
    delete item.if
    delete item.then
  }
  plan.checklists[0]!.schema = schema
  return plan
}

describe('a condition on a value that its field cannot have', () => {
  it('is refused in the rule of a list, for a field of any kind, and no other is', () => {
    fc.assert(
      fc.property(anyField, anyAsked, (field, asked) => {
        const outside = valuesIn(asked).filter((value) => !field.may(value))
        const found = impossible(withRule(field, asked))
        expect(found).toHaveLength(outside.length)
        for (const [index, { message }] of found.entries())
          expect(message).toBe(`“${outside[index]}”不在“${field.shape['title']}”的取值之内，这个条件永远不会成立`)
      }),
    )
  })

  it('is refused for a bound that no figure reaches', () => {
    fc.assert(
      fc.property(anyFigure, anyBound, (field, { bound, limit }) => {
        expect(impossible(withRule(field, { [bound]: limit })).length > 0).toBe(!field.reaches(bound, limit))
      }),
    )
  })

  it.each(['when', 'if'] as const)('is refused in the %s of a checklist, and no other is', (where) => {
    const answers = fc.constantFrom<string[]>(['yes', 'no', 'na'], ['yes', 'no'])
    fc.assert(
      fc.property(answers, fc.constantFrom('yes', 'no', 'na', '否', '没有'), (offered, asked) => {
        const found = impossible(withClause(offered, where, { const: asked }))
        expect(found.map(({ code }) => code)).toEqual(offered.includes(asked) ? [] : ['value.impossible'])
      }),
      { numRuns: 40 },
    )
  })
})
