import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValid } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { misfitsOf } from './misfitsOf.ts'

const village: SubSchema = {
  type: 'object',
  properties: {
    poor: { type: 'integer', title: '贫困人口', minimum: 0, maximum: 100 },
    rate: { type: 'number', title: '发生率', exclusiveMinimum: 0, exclusiveMaximum: 100 },
    status: { type: 'string', title: '状态', enum: ['未摘帽', '已摘帽'] },
    grade: { title: '等级', enum: [1, 2, 3] },
    name: { type: 'string', title: '名称', maxLength: 10 },
    isRemote: { type: 'boolean', title: '偏远' },
    tags: { type: 'array', title: '标记', items: { type: 'string', enum: ['a', 'b'] }, maxItems: 2 },
  },
}
const found = (field: string, condition: SubSchema, shapes = [village]) =>
  misfitsOf({ properties: { [field]: condition } }, shapes).map(({ rule, path, said }) => [
    rule,
    path.split('/').at(-1),
    said.detail,
  ])

describe('a value that a field cannot have', () => {
  it.each<[string, string, SubSchema, unknown[][]]>([
    ['a word outside its choices', 'status', { const: '没摘帽' }, [['value.impossible', 'const', '没摘帽']]],
    ['one word of several', 'status', { enum: ['未摘帽', '没摘帽'] }, [['value.impossible', 'enum', '没摘帽']]],
    ['a figure in words', 'poor', { const: '50' }, [['value.impossible', 'const', '50']]],
    ['a word for a boolean', 'isRemote', { const: 'true' }, [['value.impossible', 'const', 'true']]],
    ['a fraction of a person', 'poor', { const: 0.5 }, [['value.impossible', 'const', 0.5]]],
    ['a figure above its greatest', 'poor', { minimum: 101 }, [['bound.impossible', 'minimum', 101]]],
    ['a figure below its least', 'poor', { exclusiveMaximum: 0 }, [['bound.impossible', 'exclusiveMaximum', 0]]],
    ['a figure at an open end', 'rate', { minimum: 100 }, [['bound.impossible', 'minimum', 100]]],
    ['a figure beyond a list', 'grade', { exclusiveMinimum: 3 }, [['bound.impossible', 'exclusiveMinimum', 3]]],
    ['a bound on a word', 'status', { minimum: 1 }, [['keyword.misplaced', 'minimum', 'minimum']]],
    ['a length of a figure', 'poor', { minLength: 1 }, [['keyword.misplaced', 'minLength', 'minLength']]],
    ['another type', 'poor', { type: 'string' }, [['keyword.misplaced', 'type', 'type']]],
    ['a text that is too long', 'name', { minLength: 11 }, [['bound.impossible', 'minLength', 11]]],
    ['a list that is too long', 'tags', { minItems: 3 }, [['bound.impossible', 'minItems', 3]]],
    ['an entry outside a list', 'tags', { items: { const: 'c' } }, [['value.impossible', 'const', 'c']]],
    ['a word in a negation', 'status', { not: { const: '没摘帽' } }, [['value.impossible', 'const', '没摘帽']]],
  ])('is named: %s', (_what, field, condition, misfits) => {
    expect(found(field, condition)).toEqual(misfits)
  })

  it.each<[string, SubSchema]>([
    ['status', { const: '未摘帽' }],
    ['poor', { minimum: 100, maximum: 100 }],
    ['poor', { type: 'number' }],
    ['rate', { exclusiveMaximum: 100 }],
    ['grade', { minimum: 3 }],
    ['name', { pattern: '村$', minLength: 10 }],
    ['unheard', { const: 'of' }],
    ['tags', { items: { const: 'a' }, minItems: 2 }],
  ])('is not seen where %s may have it', (field, condition) => {
    expect(found(field, condition)).toEqual([])
  })

  it('is none if one of several kinds may have it, or nothing is known', () => {
    const site: SubSchema = { type: 'object', properties: { status: { type: 'string', enum: ['入住'] } } }
    expect(found('status', { const: '入住' }, [village, site])).toEqual([])
    expect(found('status', { const: '没摘帽' }, [village, site])).toHaveLength(1)
    expect(found('status', { const: '没摘帽' }, [])).toEqual([])
  })

  it('is found in every branch, with its way there', () => {
    const condition = { anyOf: [{ allOf: [{ properties: { status: { const: '没摘帽' } } }] }] }
    expect(misfitsOf(condition, [village])).toEqual([
      {
        path: '/anyOf/0/allOf/0/properties/status/const',
        rule: 'value.impossible',
        said: { detail: '没摘帽', field: '状态', keyword: 'const' },
      },
    ])
  })

  it('is never a value that some legal figure has', () => {
    const bound = fc.constantFrom('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum')
    fc.assert(
      fc.property(bound, fc.integer({ min: -5, max: 105 }), fc.integer({ min: 0, max: 100 }), (keyword, limit, poor) => {
        const condition = { [keyword]: limit }
        if (isValid(condition, poor)) expect(found('poor', condition)).toEqual([])
      }),
    )
  })
})
