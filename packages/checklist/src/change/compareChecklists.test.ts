import { describe, expect, it } from 'vitest'
import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'
import { compareChecklists } from './compareChecklists.ts'

interface Clause {
  title: string
  good: 'yes' | 'no'
  code?: string
}

const clause = ({ title, good, code }: Clause): SubSchema => ({
  type: 'string',
  enum: ['yes', 'no', 'na'],
  title,
  'x-item': { kind: 'clause', good },
  ...(code && { 'x-indicator': { code, polarity: good } }),
})
const item = (title: string, clauses: Record<string, Clause>): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'judgement', no: '1' },
  properties: Object.fromEntries(Object.entries(clauses).map(([key, one]) => [key, clause(one)])),
  required: Object.keys(clauses),
  additionalProperties: false,
})
const checklist = (items: Record<string, SubSchema>): ChecklistSchema => ({
  type: 'object',
  title: '清单',
  properties: {
    road: {
      type: 'object',
      title: '道路',
      'x-item': { kind: 'section', no: '一' },
      properties: items,
      required: Object.keys(items),
      additionalProperties: false,
    },
  },
  required: ['road'],
  additionalProperties: false,
})

const paved = { answer: { title: '是否硬化', good: 'yes' } } as const
const before = checklist({
  paved: item('是否硬化', paved),
  litter: item('是否有垃圾', { answer: { title: '是否有垃圾', good: 'no' } }),
})
const verdictsOf = (after: ChecklistSchema) =>
  compareChecklists(before, after).map(({ path, verdict, counts }) => [path, verdict, counts])
const litter = item('是否有垃圾', { answer: { title: '是否有垃圾', good: 'no' } })

describe('a checklist against its next revision', () => {
  it('that is the same lets every answer count', () => {
    expect(verdictsOf(before)).toEqual([
      ['road.paved', 'same', true],
      ['road.litter', 'same', true],
    ])
  })

  it('in new words lets answers count, and says so', () => {
    const after = checklist({ paved: item('通村道路是否硬化', { answer: { title: '通村道路是否硬化', good: 'yes' } }), litter })
    expect(verdictsOf(after)[0]).toEqual(['road.paved', 'reworded', true])
  })

  it('with the good answer turned round stops answers from counting', () => {
    const after = checklist({ paved: item('是否硬化', { answer: { title: '是否硬化', good: 'no' } }), litter })
    expect(verdictsOf(after)[0]).toEqual(['road.paved', 'changed', false])
  })

  it('that asks one clause more stops answers from counting', () => {
    const after = checklist({ paved: item('是否硬化', { ...paved, lit: { title: '是否亮化', good: 'yes' } }), litter })
    expect(verdictsOf(after)[0]).toEqual(['road.paved', 'changed', false])
  })

  it('that feeds another indicator stops answers from counting', () => {
    const after = checklist({ paved: item('是否硬化', { answer: { ...paved.answer, code: 'road' } }), litter })
    expect(verdictsOf(after)[0]).toEqual(['road.paved', 'changed', false])
  })

  it('with items added and removed names both', () => {
    const after = checklist({
      paved: item('是否硬化', paved),
      bridge: item('是否有桥', { answer: { title: '是否有桥', good: 'yes' } }),
    })
    expect(verdictsOf(after)).toEqual([
      ['road.paved', 'same', true],
      ['road.bridge', 'added', false],
      ['road.litter', 'removed', false],
    ])
  })

  it('reordered changes nothing', () => {
    const after = checklist({ litter, paved: item('是否硬化', paved) })
    expect(compareChecklists(before, after).every(({ counts }) => counts)).toBe(true)
  })
})
