import { condition } from '@duzhan/checklist'
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
  path: string
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
function withWhere({ shape }: Kept, where: object): Plan {
  const plan = smallPlan()
  const [kind] = plan.targetKinds
  Object.assign(kind!.attributes.properties, { asked: shape })
  Object.assign(plan.targetLists[0]!.rules![0]!, { where })
  return plan
}
const withRule = (field: Kept, asked: object): Plan => withWhere(field, { properties: { asked }, required: ['asked'] })
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

describe('a condition whose parts contradict each other', () => {
  const whole = Array.from({ length: 25 }, (_, at) => at - 2)
  const kept = anyField.map((field) => ({ ...field, values: [...words, true, false, 0.5, ...whole].filter(field.may) }))

  it('is refused in the rule of a list just where no value that its field may have meets it', () => {
    const anyParts = kept.chain((field) => {
      const value = fc.constantFrom(...field.values)
      const asked = fc.oneof(
        value.map((one) => ({ const: one })),
        fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((some) => ({ enum: some })),
      )
      const part = fc.oneof(
        asked,
        asked.map((one) => ({ not: one })),
      )
      return fc.tuple(fc.constant(field), fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('allOf', 'anyOf'))
    })
    let told = 0
    fc.assert(
      fc.property(anyParts, ([field, parts, how]) => {
        const where = { [how]: parts.map((asked) => ({ properties: { asked }, required: ['asked'] })) }
        const faults = faultsOf(withWhere(field, where)).map(({ code }) => code)
        const meets = condition(where)
        const isMet = field.values.some((asked) => meets({ asked }))
        // a figure that is no whole number may lie between two that were tried
        if (field.shape['type'] === 'number') expect(isMet && faults.length > 0).toBe(false)
        else expect(faults).toEqual(isMet ? [] : ['condition.contradictory'])
        told += faults.length
      }),
      { numRuns: 300 },
    )
    expect(told).toBeGreaterThan(5)
  })

  it.each<[string, object]>([
    ['所有答案都排除', { not: { enum: ['yes', 'no', 'na'] } }],
    ['两个不同的答案都要', { allOf: [{ const: 'no' }, { const: 'yes' }] }],
    [
      '几种情形都不可能',
      {
        anyOf: [
          { const: 'no', enum: ['yes'] },
          { const: 'na', enum: ['no'] },
        ],
      },
    ],
  ])('is refused in the rule of a finding: %s', (_, when) => {
    const faults = faultsOf(withClause(['yes', 'no', 'na'], 'when', when))
    expect(faults.map(({ code }) => code)).toEqual(['condition.contradictory'])
    expect(faults[0]?.message).toBe('条件自相矛盾，永远不会成立：请改正或删去其中一部分')
  })

  it('is refused in the `if` of an item, in the ladder, and for every kind of target of a list, and not for one of them', () => {
    const both = (field: string, one: Record<string, string | number>, other: Record<string, string | number>) => ({
      allOf: [
        { properties: { [field]: one }, required: [field] },
        { properties: { [field]: other }, required: [field] },
      ],
    })
    const plan = withClause(['yes', 'no', 'na'], 'when', { const: 'no' })
    plan.ladder[0]!.when = both('overdueFindings', { minimum: 3 }, { maximum: 2 })
    expect(faultsOf(plan)).toMatchObject([{ code: 'condition.contradictory', path: 'ladder.0.when' }])

    const item = withClause(['yes', 'no', 'na'], 'when', { const: 'no' })
    const schema = JSON.parse(JSON.stringify(item.checklists[0]!.schema))
    Object.assign(schema.properties.health.properties.clinic, {
      if: both('answer', { const: 'no' }, { const: 'yes' }),
      then: { required: ['note'] },
    })
    item.checklists[0]!.schema = schema
    expect(faultsOf(item).map(({ path }) => path)).toEqual(['checklists.0.schema.properties.health.properties.clinic.if'])

    const apart = withWhere(
      { shape: { type: 'integer', title: '人数', minimum: 0 }, may: () => true, reaches: () => true },
      both('asked', { minimum: 10 }, { maximum: 9 }),
    )
    expect(faultsOf(apart).map(({ code }) => code)).toEqual(['condition.contradictory'])
  })
})
