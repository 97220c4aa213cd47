import { describe, expect, it } from 'vitest'
import type { SubSchema } from '../schema/subSchema.ts'
import { condition } from './condition.ts'
import { conditionSentence } from './conditionSentence.ts'

const village: SubSchema = {
  type: 'object',
  properties: {
    poorPersons: { type: 'integer', title: '贫困人口', 'x-unit': '人' },
    unliftedPersons: { type: 'integer', title: '未脱贫人口', 'x-unit': '人' },
    incidence: { type: 'number', title: '贫困发生率', 'x-unit': '%' },
    isProvincialPoorVillage: { type: 'boolean', title: '省定贫困村' },
    status: { type: 'string', title: '状态', enum: ['a', 'b'] },
    causes: { type: 'array', title: '致贫原因', items: { type: 'string', title: '原因' } },
  },
}
const about = (properties: NonNullable<SubSchema['properties']>): SubSchema => ({ properties, required: Object.keys(properties) })

describe('a condition', () => {
  const atLeast500 = condition(about({ poorPersons: { minimum: 500 } }))
  const moreThan500 = condition(about({ poorPersons: { exclusiveMinimum: 500 } }))

  it('tells 以上 from 超过 at the bound', () => {
    expect([499, 500, 501].map((poorPersons) => atLeast500({ poorPersons }))).toEqual([false, true, true])
    expect([499, 500, 501].map((poorPersons) => moreThan500({ poorPersons }))).toEqual([false, false, true])
  })

  it('is not met by what is absent but required', () => {
    for (const value of [{}, { poorPersons: undefined }]) expect(atLeast500(value)).toBe(false)
  })

  it('judges a single answer as well as a whole target', () => {
    expect(condition({ const: 'no' })('no')).toBe(true)
    expect(condition({ const: 'no' })('yes')).toBe(false)
    expect(condition({ enum: ['a', 'b'] })('c')).toBe(false)
    expect(condition({})(undefined)).toBe(true)
  })

  it('combines: and, or, not, exactly one, if', () => {
    const either = condition({ anyOf: [about({ poorPersons: { minimum: 300 } }), about({ unliftedPersons: { minimum: 20 } })] })
    expect(either({ poorPersons: 10, unliftedPersons: 20 })).toBe(true)
    expect(either({ poorPersons: 10, unliftedPersons: 19 })).toBe(false)
    expect(condition({ not: { const: 'a' } })('a')).toBe(false)
    expect(condition({ oneOf: [{ minimum: 1 }, { maximum: 5 }] })(3)).toBe(false)
    expect(condition({ allOf: [{ minimum: 1 }, { maximum: 5 }] })(3)).toBe(true)
    const conditional = condition({ if: { minimum: 10 }, then: { multipleOf: 5 }, else: { maximum: 3 } })
    expect([10, 11, 3, 4].map(conditional)).toEqual([true, false, true, false])
  })

  it('is refused where a checklist would be, with the same sentences', () => {
    const hostile = [
      null,
      true,
      [],
      { $async: true },
      { pattern: '(a+)+$' },
      { $ref: '#' },
      { not: { not: { not: {} } } },
      { minimum: '5' },
    ]
    for (const schema of hostile) {
      expect(() => condition(schema)).toThrowError(expect.objectContaining({ code: 'condition.refused', kind: 'invalid' }))
    }
  })
})

describe('a condition as a sentence', () => {
  const cases: [SubSchema, string][] = [
    [about({ poorPersons: { minimum: 500 } }), '贫困人口 不少于 500 人'],
    [about({ poorPersons: { exclusiveMinimum: 500 } }), '贫困人口 超过 500 人'],
    [about({ poorPersons: { maximum: 20 } }), '贫困人口 不超过 20 人'],
    [about({ poorPersons: { exclusiveMaximum: 20 } }), '贫困人口 少于 20 人'],
    [about({ poorPersons: { const: 0 } }), '贫困人口 等于 0 人'],
    [about({ poorPersons: { minimum: 20, maximum: 50 } }), '贫困人口 不少于 20 人且不超过 50 人'],
    [about({ isProvincialPoorVillage: { const: true } }), '省定贫困村'],
    [about({ status: { enum: ['a', 'b'] } }), '状态 属于 a、b'],
    [about({ status: { not: { const: 'a' } } }), '状态 不为 a'],
    [about({ status: { not: { enum: ['a', 'b'] } } }), '状态 不属于 a、b'],
    [about({ status: { not: { minLength: 2 } } }), '不符合（状态 不少于 2 个字）'],
    [
      about({ poorPersons: { minimum: 300 }, unliftedPersons: { minimum: 20 } }),
      '贫困人口 不少于 300 人，且 未脱贫人口 不少于 20 人',
    ],
    [
      { allOf: [about({ poorPersons: { minimum: 300 } }), about({ incidence: { exclusiveMinimum: 10 } })] },
      '贫困人口 不少于 300 人，且 贫困发生率 超过 10%',
    ],
    [
      { anyOf: [about({ poorPersons: { minimum: 300 } }), about({ unliftedPersons: { minimum: 20 } })] },
      '贫困人口 不少于 300 人，或 未脱贫人口 不少于 20 人',
    ],
    [
      {
        ...about({ isProvincialPoorVillage: { const: false } }),
        anyOf: [about({ poorPersons: { minimum: 300 } }), about({ unliftedPersons: { minimum: 20 } })],
      },
      '省定贫困村 为 否，且 （贫困人口 不少于 300 人，或 未脱贫人口 不少于 20 人）',
    ],
    [
      { allOf: [{ anyOf: [about({ poorPersons: { minimum: 5 } }), { required: ['status'] }] }, { required: ['causes'] }] },
      '（贫困人口 不少于 5 人，或 已填写状态），且 已填写致贫原因',
    ],
    [
      { anyOf: [about({ poorPersons: { minimum: 5 }, incidence: { minimum: 1 } }), { required: ['status'] }] },
      '（贫困人口 不少于 5 人，且 贫困发生率 不少于 1%），或 已填写状态',
    ],
    [{ anyOf: [{ required: ['status'] }] }, '已填写状态'],
    [{ required: ['status'] }, '已填写状态'],
    [{ properties: { poorPersons: { minimum: 5 } } }, '如填写了贫困人口，则贫困人口 不少于 5 人'],
    [about({ status: {} }), '已填写状态'],
    [{ properties: { status: {} } }, '任何情况'],
    [{}, '任何情况'],
    [{ oneOf: [{ required: ['status'] }, { required: ['causes'] }] }, '恰好符合一项：已填写状态；已填写致贫原因'],
    [{ dependentRequired: { status: ['causes', 'incidence'] } }, '填写了状态时也填写了致贫原因、贫困发生率'],
    [
      { if: about({ status: { const: 'a' } }), then: { required: ['causes'] }, else: { required: ['incidence'] } },
      '若状态 为 a，则已填写致贫原因；否则已填写贫困发生率',
    ],
    [{ if: about({ status: { const: 'a' } }), else: { required: ['incidence'] } }, '若不符合（状态 为 a），则已填写贫困发生率'],
    [about({ causes: { minItems: 1, maxItems: 3, uniqueItems: true } }), '致贫原因 不少于 1 项且不超过 3 项且没有重复'],
    [about({ causes: { items: { const: '病' } } }), '致贫原因的每一项都符合：原因 为 病'],
    [about({ incidence: { type: 'number' } }), '贫困发生率 是数字'],
    [about({ incidence: { multipleOf: 5, 'x-decimals': 1 } }), '贫困发生率 是 5 的倍数且小数不超过 1 位'],
    [about({ status: { maxLength: 9, pattern: '^a', format: 'date' } }), '状态 不超过 9 个字且符合格式 ^a且符合格式 date'],
    [{ minProperties: 1, maxProperties: 2 }, '填写不少于 1 项且填写不超过 2 项'],
    [about({ unknown: { minimum: 1 } }), 'unknown 不少于 1'],
  ]
  it.each(cases)('%j', (schema, sentence) => {
    expect(conditionSentence(schema, village)).toBe(sentence)
  })

  it('of an answer names the clause', () => {
    expect(conditionSentence({ const: 'no' }, { title: '责任是否落实' })).toBe('责任是否落实 为 否')
    expect(conditionSentence({ const: 'no' }, {})).toBe('为 否')
  })
})

describe('a condition as an English sentence', () => {
  const english: [SubSchema, string][] = [
    [about({ poorPersons: { minimum: 500 } }), '"贫困人口" is at least 500 "人"'],
    [about({ incidence: { exclusiveMinimum: 10, maximum: 20 } }), '"贫困发生率" is more than 10 % and is at most 20 %'],
    [about({ isProvincialPoorVillage: { const: true } }), '"省定贫困村" is yes'],
    [about({ status: { not: { enum: ['a', '甲'] } } }), '"状态" is none of a, "甲"'],
    [about({ status: { not: { minLength: 2 } } }), 'not ("状态" has at least 2 characters)'],
    [
      {
        ...about({ isProvincialPoorVillage: { const: false } }),
        anyOf: [about({ poorPersons: { minimum: 300 } }), about({ unliftedPersons: { exclusiveMaximum: 20 } })],
      },
      '"省定贫困村" is no, and ("贫困人口" is at least 300 "人", or "未脱贫人口" is less than 20 "人")',
    ],
    [
      { anyOf: [about({ poorPersons: { minimum: 5 } }), { required: ['status'] }] },
      '"贫困人口" is at least 5 "人", or "状态" is filled in',
    ],
    [{ properties: { poorPersons: { minimum: 5 } } }, 'if "贫困人口" is filled in, "贫困人口" is at least 5 "人"'],
    [
      { if: about({ status: { const: 'a' } }), then: { required: ['causes'] }, else: { required: ['incidence'] } },
      'if "状态" is a, then "致贫原因" is filled in; otherwise "贫困发生率" is filled in',
    ],
    [
      { if: about({ status: { const: 'a' } }), else: { required: ['causes'] } },
      'if not ("状态" is a), then "致贫原因" is filled in',
    ],
    [
      { oneOf: [{ required: ['status'] }, { required: ['causes'] }] },
      'exactly one of: "状态" is filled in; "致贫原因" is filled in',
    ],
    [{ dependentRequired: { status: ['causes'] } }, '"致贫原因" filled in where "状态" is'],
    [
      about({ causes: { minItems: 1, maxItems: 3, uniqueItems: true } }),
      '"致贫原因" has at least 1 entries and has at most 3 entries and has no repeats',
    ],
    [about({ causes: { items: { const: 'na' } } }), 'every entry of "致贫原因": "原因" is not applicable'],
    [about({ incidence: { type: 'number' } }), '"贫困发生率" is a number'],
    [about({ incidence: { multipleOf: 5, 'x-decimals': 1 } }), '"贫困发生率" is a multiple of 5 and has no more than 1 decimals'],
    [
      about({ status: { maxLength: 9, pattern: '^a', format: 'date' } }),
      '"状态" has at most 9 characters and matches ^a and is written as date',
    ],
    [{ minProperties: 1, maxProperties: 2 }, 'has at least 1 fields filled in and has at most 2 fields filled in'],
    [{}, 'in any case'],
  ]
  it.each(english)('%j', (schema, sentence) => {
    expect(conditionSentence(schema, village, 'en')).toBe(sentence)
    expect(sentence.replaceAll(/"[^"]*"/g, '')).not.toMatch(/[^\x20-\x7e]/)
  })

  it('keeps the quotation marks of a title apart from its own', () => {
    const subject: SubSchema = { properties: { a: { title: '称为"甲"的村' } } }
    expect(conditionSentence({ required: ['a'] }, subject, 'en')).toBe('"称为\'甲\'的村" is filled in')
  })
})
