import { describe, expect, it } from 'vitest'
import { chineseNumber, itemAt, numbered, partIn, withField, withItemAt, withPart, withPartAs, withThose } from './parts.ts'

const group = {
  type: 'object',
  properties: { a: { title: '甲' }, b: { title: '乙', mark: 1 }, c: { title: '丙' }, d: { title: '丁', mark: 1 } },
  required: ['b', 'c'],
}
const marked = (part: object): boolean => 'mark' in part

describe('a group of parts', () => {
  it('has one of them written anew, and the others as the very same', () => {
    const written = withPart(group, 'b', (part) => ({ ...part, title: '另' }))
    expect(JSON.stringify(written)).toBe(JSON.stringify(group).replace('乙', '另'))
    expect(partIn(written, 'a')).toBe(group.properties.a)
    expect(withPart(group, 'nowhere', () => ({}))).toEqual(group)
  })

  it('has one added behind the others, or taken away with what demands it', () => {
    expect(withPartAs(group, 'e', { title: '戊' })['properties']).toEqual({ ...group.properties, e: { title: '戊' } })
    const { b: _, ...others } = group.properties
    expect(withPartAs(group, 'b', undefined)).toEqual({ ...group, properties: others, required: ['c'] })
    expect(withPartAs(group, 'a', undefined)['required']).toBe(group.required)
  })

  it('has some of them replaced at the place of the first, and demands what is said', () => {
    const replaced = withThose(group, marked, {
      those: [
        ['x', { title: '子' }],
        ['d', group.properties.d],
      ],
      required: ['x'],
    })
    expect(Object.keys(replaced['properties'] as object)).toEqual(['a', 'x', 'd', 'c'])
    expect(replaced['required']).toEqual(['x', 'c'])
  })

  it('knows only parts of its own', () => {
    expect([partIn(group, 'constructor'), partIn(group, 'z'), partIn(null, 'a'), partIn({ properties: [] }, 'a')]).toEqual([
      {},
      {},
      {},
      {},
    ])
  })
})

describe('a field', () => {
  it('is written in its place, or at the end, or taken away, and nothing is done where nothing is', () => {
    const fields = { a: 1, b: 2 }
    expect(JSON.stringify(withField(fields, 'a', 3))).toBe('{"a":3,"b":2}')
    expect(withField(fields, 'c', 3)).toEqual({ a: 1, b: 2, c: 3 })
    expect(withField(fields, 'a', undefined)).toEqual({ b: 2 })
    expect(withField(fields, 'c', undefined)).toBe(fields)
  })
})

it('an item is found and written where it stands', () => {
  const schema = { properties: { one: { properties: { item: { title: '甲' } } } } }
  expect(itemAt(schema, { section: 'one', item: 'item' })).toEqual({ title: '甲' })
  expect(itemAt(schema, { section: 'two', item: 'item' })).toEqual({})
  expect(withItemAt(schema, { section: 'one', item: 'item' }, (item) => ({ ...item, no: 1 }))).toEqual({
    properties: { one: { properties: { item: { title: '甲', no: 1 } } } },
  })
})

it('parts are numbered as they stand, and one that has its number is left alone', () => {
  const first = { 'x-item': { kind: 'section', no: '一' } }
  const [one, two] = numbered(
    [
      ['a', first],
      ['b', { title: '乙' }],
    ],
    chineseNumber,
  )
  expect(one?.[1]).toBe(first)
  expect(two).toEqual(['b', { title: '乙', 'x-item': { no: '二' } }])
  expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九'])
})
