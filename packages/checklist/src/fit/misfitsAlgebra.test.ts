import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValid } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { misfitsOf } from './misfitsOf.ts'
import { unknownCompanions, unknownFields } from './unknownFields.ts'

const limit = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined })
const only = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as SubSchema // what was drawn of a schema
const range = fc
  .record({ minimum: limit, exclusiveMinimum: limit, maximum: limit, exclusiveMaximum: limit })
  .map((bounds): SubSchema => ({ type: 'number', ...only(bounds) }))
const bound = fc
  .tuple(fc.constantFrom('minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'), fc.integer({ min: -6, max: 6 }))
  .map(([name, value]): SubSchema => ({ [name]: value }))
/** Every number that can stand between two bounds or just at one. */
const numbers = Array.from({ length: 53 }, (_, at) => at / 2 - 13)

describe('a bound that a condition asks for', () => {
  it('is called impossible only where no number of the field meets it', () => {
    let told = 0
    fc.assert(
      fc.property(range, bound, (shape, asked) => {
        const isPossible = numbers.some((value) => isValid(shape, value) && isValid(asked, value))
        if (misfitsOf(asked, [shape]).length === 0) return
        told += 1
        expect(isPossible, `${JSON.stringify(asked)} of ${JSON.stringify(shape)}`).toBe(false)
      }),
      { numRuns: 500 },
    )
    expect(told).toBeGreaterThan(20)
  })

  it('is called impossible wherever the field’s own bound of the other side lies beyond it', () => {
    const cases: [SubSchema, SubSchema][] = [
      [{ maximum: 10 }, { minimum: 11 }],
      [{ maximum: 10 }, { exclusiveMinimum: 10 }],
      [{ exclusiveMaximum: 10 }, { minimum: 10 }],
      [{ minimum: 0 }, { maximum: -1 }],
      [{ minimum: 0 }, { exclusiveMaximum: 0 }],
      [{ exclusiveMinimum: 0 }, { maximum: 0 }],
    ]
    for (const [shape, asked] of cases) {
      expect(misfitsOf(asked, [{ type: 'number', ...shape }]).map(({ rule }) => rule)).toEqual(['bound.impossible'])
      expect(misfitsOf(asked, [{ type: 'number' }]), 'of a field without bounds').toEqual([])
      expect(misfitsOf(asked, [{ type: 'number', ...shape }, { type: 'number' }]), 'of one kind of several').toEqual([])
    }
  })

  it('of a field with choices is judged by its choices', () => {
    const floors: SubSchema = { enum: [1, 2, 6] }
    expect(misfitsOf({ minimum: 7 }, [floors]).map(({ said }) => said.detail)).toEqual([7])
    expect(misfitsOf({ minimum: 6 }, [floors])).toEqual([])
  })

  it.each<[SubSchema, SubSchema, string | null]>([
    [{ minLength: 21 }, { type: 'string', maxLength: 20 }, 'bound.impossible'],
    [{ minLength: 20 }, { type: 'string', maxLength: 20 }, null],
    [{ minItems: 4 }, { type: 'array', maxItems: 3 }, 'bound.impossible'],
    [{ minLength: 1 }, { type: 'integer' }, 'keyword.misplaced'],
    [{ pattern: '^a' }, { type: 'integer' }, 'keyword.misplaced'],
    [{ minimum: 1 }, { type: 'string' }, 'keyword.misplaced'],
    [{ required: ['a'] }, { type: 'string' }, 'keyword.misplaced'],
    [{ type: 'string' }, { type: 'integer' }, 'keyword.misplaced'],
    [{ type: 'number' }, { type: 'integer' }, null],
    [{ const: '未列的' }, { enum: ['好', '差'] }, 'value.impossible'],
    [{ enum: ['好', '未列的'] }, { enum: ['好', '差'] }, 'value.impossible'],
    [{ const: 1.5 }, { type: 'integer' }, 'value.impossible'],
    [{ const: 3 }, { type: 'integer', minimum: 0 }, null],
  ])('%j of %j', (asked, shape, rule) => {
    expect(misfitsOf(asked, [shape]).map((misfit) => misfit.rule)).toEqual(rule === null ? [] : [rule])
  })

  it('is found wherever it stands in a condition, with the way to it and the title of its field', () => {
    const shape: SubSchema = { type: 'object', properties: { rooms: { type: 'integer', maximum: 9, title: '房间数' } } }
    const asked: SubSchema = { properties: { rooms: { minimum: 10 } } }
    const places = (condition: SubSchema) => misfitsOf(condition, [shape]).map(({ path, said }) => `${path} ${said.field}`)
    expect(places(asked)).toEqual(['/properties/rooms/minimum 房间数'])
    expect(places({ anyOf: [{}, asked] })).toEqual(['/anyOf/1/properties/rooms/minimum 房间数'])
    expect(places({ not: asked })).toEqual(['/not/properties/rooms/minimum 房间数'])
    expect(places({ if: asked, then: asked })).toHaveLength(2)
    expect(misfitsOf({ items: { minimum: 10 } }, [{ type: 'array', items: { type: 'integer', maximum: 9 } }])).toMatchObject([
      { path: '/items/minimum' },
    ])
    expect(misfitsOf(asked, []), 'of what nothing is known').toEqual([])
  })
})

describe('a field that a condition speaks of', () => {
  const shape: SubSchema = {
    type: 'object',
    properties: { answer: { type: 'string' }, photos: { type: 'array' }, home: { type: 'object', properties: { rooms: {} } } },
  }
  const found = (condition: SubSchema) => unknownFields(condition, shape, 'if').map(({ path, said }) => `${path} ${said.detail}`)

  it('is one that the closed object has, at any depth and in any branch', () => {
    expect(found({ properties: { answer: {}, home: { required: ['rooms'] } }, required: ['photos'] })).toEqual([])
    expect(found({ required: ['photo'] })).toEqual(['/required photo'])
    expect(found({ properties: { photo: {} } })).toEqual(['/properties/photo photo'])
    expect(found({ properties: { photo: {} }, required: ['photo'] }), 'said once').toEqual(['/required photo'])
    expect(found({ properties: { home: { required: ['floors'] } } })).toEqual(['/properties/home/required floors'])
    expect(found({ allOf: [{}, { not: { required: ['x'] } }] })).toEqual(['/allOf/1/not/required x'])
    expect(found({ if: { required: ['x'] }, else: { required: ['y'] } })).toEqual(['/if/required x', '/else/required y'])
    expect(found({ required: ['toString'] })).toEqual(['/required toString'])
  })

  it('may be anything where the object says nothing of its fields', () => {
    expect(unknownFields({ required: ['x'] }, { type: 'object' }, 'if')).toEqual([])
  })

  it('is held to on both sides of what must come together', () => {
    expect(unknownCompanions({ dependentRequired: { answer: ['photos'] } }, shape)).toEqual([])
    expect(unknownCompanions({ dependentRequired: { x: ['answer', 'y'] } }, shape).map(({ said }) => said.detail)).toEqual([
      'x',
      'y',
    ])
    expect(found({ dependentRequired: { answer: ['y'] } })).toEqual(['/dependentRequired/answer y'])
  })
})
