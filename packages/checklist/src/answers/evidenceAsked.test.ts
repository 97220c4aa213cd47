import { describe, expect, it } from 'vitest'
import type { EvidenceRule, SubSchema } from '../schema/subSchema.ts'
import { judgementItem } from '../test/judgementItem.ts'
import { evidenceAsked } from './evidenceAsked.ts'

const item = judgementItem('1', '是否有白色垃圾', { answer: { title: '是否有白色垃圾', good: 'no' } })
const root: SubSchema = { type: 'object', $defs: { bad: { const: 'yes' } } }
const isBad: SubSchema = { properties: { answer: { $ref: '#/$defs/bad' } }, required: ['answer'] }
const nothing = { photos: 0, position: false, signature: false }
const ruled = (rule: EvidenceRule): SubSchema => ({ ...item, 'x-evidence': rule })

describe('what is asked of an item', () => {
  it('is nothing where no rule stands, and what the rule says where one does', () => {
    expect(evidenceAsked(item, { answer: 'yes' }, root)).toEqual(nothing)
    expect(evidenceAsked(ruled({ photos: 2, position: true }), {}, root)).toEqual({ ...nothing, photos: 2, position: true })
    expect(evidenceAsked(ruled({ photos: true }), {}, root)).toEqual({ ...nothing, photos: 1 })
  })

  it('depends on the answer where the rule has a condition', () => {
    const asking = ruled({ photos: 2, when: isBad })
    expect(evidenceAsked(asking, {}, root)).toEqual(nothing)
    expect(evidenceAsked(asking, { answer: 'no' }, root)).toEqual(nothing)
    expect(evidenceAsked(asking, { answer: 'yes' }, root)).toEqual({ ...nothing, photos: 2 })
  })

  it('stays the same once it is there', () => {
    const photos = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)]
    const asking = ruled({ photos: 2, signature: true })
    const asked = { photos: 2, position: false, signature: true }
    expect(evidenceAsked(asking, { answer: 'yes', photos, signature: 'd'.repeat(64) }, root)).toEqual(asked)
  })

  it('is the most of what the item and its questions ask', () => {
    const clause = { ...item.properties?.['answer'], 'x-evidence': { photos: 3, when: { const: 'yes' } } }
    const asking = { ...ruled({ photos: 1 }), properties: { ...item.properties, answer: clause } }
    expect(evidenceAsked(asking, { answer: 'yes' }, root)).toEqual({ ...nothing, photos: 3 })
    expect(evidenceAsked(asking, { answer: 'no' }, root)).toEqual({ ...nothing, photos: 1 })
  })
})
