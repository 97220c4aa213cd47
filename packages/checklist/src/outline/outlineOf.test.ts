import { describe, expect, it } from 'vitest'
import { smallChecklist } from '../test/smallChecklist.ts'
import { outlineOf } from './outlineOf.ts'

describe('an outline', () => {
  const outline = outlineOf(smallChecklist)

  it('has the sections in printed order, with their numbers', () => {
    expect(outline.title).toBe('挂牌督战任务清单（村）')
    expect(outline.sections.map(({ key, no, title }) => [key, no, title])).toEqual([
      ['duty', '一', '责任落实'],
      ['industry', '二', '产业扶贫'],
    ])
  })

  it('names every item by its path, number, kind and source', () => {
    expect(outline.items.map(({ path, no, kind }) => [path, no, kind])).toEqual([
      ['duty.fulfilled', '1', 'judgement'],
      ['duty.survey', '2', 'text'],
      ['industry.cooperative', '1', 'judgement'],
      ['industry.litter', '2', 'judgement'],
    ])
    expect(outline.items[0]?.source).toEqual({ text: '责任是否落实；', line: 167 })
    expect(outline.items[1]).not.toHaveProperty('source')
  })

  it('has one clause for each question, with its good answer, its indicator and its finding', () => {
    expect(outline.clauses.map(({ path, good }) => [path, good])).toEqual([
      ['duty.fulfilled.answer', 'yes'],
      ['industry.cooperative.hasCooperative', 'yes'],
      ['industry.cooperative.isRunning', 'yes'],
      ['industry.cooperative.sharesIncome', 'yes'],
      ['industry.litter.answer', 'no'],
    ])
    expect(outline.clauses.at(-1)).toMatchObject({
      title: '是否有白色垃圾',
      indicator: { code: 'duty.fulfilled', polarity: 'no' },
      finding: { when: { const: 'yes' }, days: 15 },
    })
  })

  it('takes notes and photos for no clauses', () => {
    expect(outline.clauses.some(({ key }) => key === 'note' || key === 'photos')).toBe(false)
  })

  it('follows references and makes do without titles, numbers and annotations', () => {
    const bare = outlineOf({
      type: 'object',
      $defs: { Item: { type: 'object', properties: { answer: { enum: ['yes', 'no'], 'x-item': { kind: 'clause' } } } } },
      properties: { duty: { type: 'object', properties: { fulfilled: { $ref: '#/$defs/Item' } } } },
    })
    expect(bare).toMatchObject({ title: '', sections: [{ key: 'duty', title: 'duty', no: '' }] })
    expect(bare.items[0]).toMatchObject({ title: 'fulfilled', kind: 'group', no: '' })
    expect(bare.clauses).toEqual([{ key: 'answer', path: 'duty.fulfilled.answer', title: 'answer', good: 'yes' }])
  })

  it('of a schema without sections is empty', () => {
    expect(outlineOf({ type: 'object' })).toMatchObject({ sections: [], items: [], clauses: [] })
  })
})
