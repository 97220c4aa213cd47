import { outlineOf } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { differingItems } from './SentComparison.tsx'

const item = (no: string) => ({ type: 'object' as const, title: no, 'x-item': { kind: 'judgement', no }, properties: {} })
const outline = outlineOf({
  type: 'object',
  properties: { duty: { type: 'object', properties: { one: item('1'), two: item('2'), three: item('3') } } },
})

describe('the items in which two contents differ', () => {
  it('are those with another answer, another part, or with one in one of them only', () => {
    const sent = { duty: { one: { answer: 'yes' }, two: { answer: 'no', note: '原因' }, three: { answer: 'yes' } } }
    const other = { duty: { one: { answer: 'no' }, two: { note: '原因', answer: 'no' } } }
    expect([...differingItems(outline, sent, other)]).toEqual(['duty.one', 'duty.three'])
  })

  it('are none between equal contents, and none between nothing and nothing', () => {
    const sent = { duty: { one: { answer: 'yes', photos: ['a'] } } }
    expect(differingItems(outline, sent, structuredClone(sent)).size).toBe(0)
    expect(differingItems(outline, {}, { duty: {} }).size).toBe(0)
  })
})
