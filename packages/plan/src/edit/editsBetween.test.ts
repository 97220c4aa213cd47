import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, edited } from './editing.ts'
import { editsBetween, isWriting } from './editsBetween.ts'

const json = strangeJson
const applied = (document: unknown, edits: readonly Edit[]) => edits.reduce(edited, document)

describe('the edits between two documents', () => {
  it('make the one of the other to the byte, whatever they are', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(JSON.stringify(applied(before, editsBetween(before, after)))).toBe(JSON.stringify(after))
      }),
      { numRuns: 500 },
    )
  })

  it('of a change deep inside are that change alone', () => {
    const before = { title: '甲', lists: [{ key: 'a', schema: { properties: { x: 1, y: 2 } } }, { key: 'b' }] }
    const after = edited(before, { act: 'set', at: ['lists', 0, 'schema', 'properties', 'y'], value: 3 })
    expect(editsBetween(before, after)).toEqual([{ act: 'set', at: ['lists', 0, 'schema', 'properties', 'y'], value: 3 }])
    expect(editsBetween(before, before)).toEqual([])
  })

  it('keep the order of fields: a group that has others, or has them in another order, is written whole', () => {
    expect(editsBetween({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual([{ act: 'set', at: ['a'], value: { y: 2, x: 1 } }])
    expect(editsBetween({ a: [1] }, { a: [1, 2] })).toEqual([{ act: 'set', at: ['a'], value: [1, 2] }])
    expect(editsBetween({ a: 1 }, [1])).toEqual([{ act: 'set', at: [], value: [1] }])
  })
})

describe('an edit that was read', () => {
  const document = { lists: [{ title: '甲' }] }
  it('is one where it writes something at a place that is there', () => {
    expect(isWriting(document, { act: 'set', at: ['lists', 0, 'title'], value: '乙' })).toBe(true)
    expect(isWriting(document, { act: 'set', at: [], value: {} })).toBe(true)
  })
  it.each([
    null,
    'set',
    { act: 'remove', at: ['lists', 0], value: 1 },
    { act: 'set', at: ['lists', 0, 'title'] },
    { act: 'set', at: 'lists', value: 1 },
    { act: 'set', at: [null], value: 1 },
    { act: 'set', at: ['lists', 7, 'title'], value: 1 },
  ])('is none where %j was kept', (edit) => {
    expect(isWriting(document, edit)).toBe(false)
  })
})
