import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../interpret/interpret.ts'
import { resolved, schemaAt, withoutRefs } from './resolved.ts'
import type { SubSchema } from './subSchema.ts'

const yesNo: SubSchema = { type: 'string', enum: ['yes', 'no'], title: '是或否' }
const ref = (name: string): SubSchema => ({ $ref: `#/$defs/${name}` })
const isNo: SubSchema = { const: 'no' }
const closed = (properties: Record<string, SubSchema>, more: SubSchema = {}): SubSchema => ({
  ...{ type: 'object', properties, additionalProperties: false },
  ...more,
})
/** References in every place in which a schema may have one, through one another. */
const root: SubSchema = closed(
  {
    item: ref('item'),
    list: { type: 'array', items: ref('answer'), maxItems: 3 },
    some: { allOf: [ref('answer')], anyOf: [ref('answer'), ref('refused')], oneOf: [ref('answer')], not: ref('refused') },
  },
  {
    $defs: {
      answer: ref('yesNo'),
      yesNo,
      refused: { const: 'never' },
      item: closed(
        { answer: ref('answer'), note: { type: 'string', maxLength: 20 } },
        {
          if: { properties: { answer: ref('isNo') }, required: ['answer'] },
          then: { required: ['note'] },
          else: { properties: { note: ref('refused') } },
          'x-shown-if': { properties: { list: ref('any') } },
          'x-evidence': { photos: 1, when: { properties: { answer: ref('isNo') } } },
        },
      ),
      isNo,
      any: {},
    },
  },
)

describe('a reference', () => {
  it('stands for what it names, through as many others as there are', () => {
    expect(resolved(ref('answer'), root)).toBe(yesNo)
    expect(resolved(yesNo, root)).toBe(yesNo)
    expect(() => resolved(ref('nothing'), root)).toThrow('unresolved #/$defs/nothing')
  })

  it('is followed to the schema of an answer, in objects and in lists', () => {
    expect(schemaAt(root, ['item', 'answer'])).toBe(yesNo)
    expect(schemaAt(root, ['list', '2'])).toBe(yesNo)
    expect(schemaAt(root, [])).toBe(root)
    for (const path of [['unheard'], ['item', 'answer', 'deeper'], ['constructor'], ['item', '__proto__']])
      expect(schemaAt(root, path), path.join('.')).toBeUndefined()
  })
})

describe('a schema without its references', () => {
  const plain = withoutRefs(root)

  it('has none anywhere, and no definitions', () => {
    expect(JSON.stringify(plain)).not.toMatch(/\$ref|\$defs/)
    expect(withoutRefs(plain), 'twice is the same as once').toEqual(plain)
  })

  it('finds the same faults in the same answers', () => {
    const value = fc.oneof(fc.constantFrom('yes', 'no', 'never', 1, null), fc.string({ maxLength: 3 }))
    const answers = fc.record(
      {
        item: fc.record({ answer: value, note: value, surplus: value }, { requiredKeys: [] }),
        list: fc.array(value, { maxLength: 4 }),
        some: value,
      },
      { requiredKeys: [] },
    )
    const told = (schema: SubSchema, given: unknown) =>
      faultsOf(schema, given)
        .map(({ path, keyword }) => `${path.join('.')} ${keyword}`)
        .sort()
    let faults = 0
    fc.assert(
      fc.property(answers, (given) => {
        const found = told(root, given)
        faults += found.length
        expect(told(plain, given)).toEqual(found)
      }),
    )
    expect(faults, 'some of them have faults').toBeGreaterThan(0)
  })

  it('leaves the first as it was', () => {
    expect(root.$defs?.['answer']).toEqual(ref('yesNo'))
    expect(root.properties?.['item']).toEqual(ref('item'))
  })
})
