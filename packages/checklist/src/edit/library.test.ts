import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gate } from '../gate/gate.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { everyKind } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { newChecklist, sectionsOf } from './checklistEdits.ts'
import {
  borrowed,
  borrowedItems,
  itemsFound,
  type LibraryPlan,
  libraryOf,
  themesOf,
  withBorrowed,
  withBorrowedSections,
} from './library.ts'
import { type Fields, itemAt } from './parts.ts'

const plans: LibraryPlan[] = [
  { plan: 'one', title: '甲县方案', checklists: [{ key: 'village', title: '村清单', schema: smallChecklist }] },
  { plan: 'two', title: '乙县方案', checklists: [{ key: 'kinds', title: '题型', schema: everyKind }] },
]
const all = libraryOf(plans)
const titles = (text: string, theme = '') => itemsFound(all, { text, theme }).map(({ title }) => title)
const nothing = { focusAreas: [], units: [] }
const known = { focusAreas: [{ key: 'responsibility' }], units: [] }

describe('the items of all plans', () => {
  it('are each told from all others, with where they stand', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all[0]).toEqual({
      ...{ id: 'one village duty fulfilled', plan: 'one', planTitle: '甲县方案', checklist: 'village', checklistTitle: '村清单' },
      ...{ section: 'duty', sectionTitle: '责任落实', item: 'fulfilled', title: '责任是否落实', kind: 'judgement' },
    })
    expect(themesOf(all)).toEqual(['责任落实', '产业扶贫', '各类题型'])
  })

  it('are found by every word that is asked for, of their own or of their section', () => {
    expect(titles('')).toHaveLength(all.length)
    expect(titles('责任')).toEqual(['责任是否落实', '问题短板排查'])
    expect(titles('产业 垃圾')).toEqual(['是否有白色垃圾'])
    expect(titles('没有的')).toEqual([])
  })

  it('are found by their theme', () => {
    expect(titles('', '产业扶贫')).toEqual(['是否有合作社，是否正常运行，是否有收益分配', '是否有白色垃圾'])
    expect(titles('责任', '产业扶贫')).toEqual([])
  })
})

describe('an item that is borrowed', () => {
  const fulfilled = itemAt(smallChecklist, { section: 'duty', item: 'fulfilled' })
  const clause = (item: Fields) => (item['properties'] as Record<string, Fields>)['answer']

  it('keeps its questions and its indicator, and says which plan it comes from', () => {
    const { item, left } = borrowed(fulfilled, '甲县方案', known)
    expect(left).toEqual([])
    expect(item).toEqual({ ...fulfilled, 'x-source': { text: '《甲县方案》：责任是否落实；' } })
    expect(borrowed({ ...fulfilled, 'x-source': undefined }, '甲县方案', known).item['x-source']).toEqual({
      text: '《甲县方案》',
    })
  })

  it('leaves rules of findings behind that name what the plan has not', () => {
    const { item, left } = borrowed(fulfilled, '甲县方案', nothing)
    expect(left).toEqual(['finding'])
    expect(clause(item)).not.toHaveProperty('x-finding')
    expect(clause(item)).toHaveProperty('x-indicator')
    const rule = { ...(clause(fulfilled)?.['x-finding'] as object), responsible: { level: 'county', unit: 'bureau' } }
    const ofUnit = { ...fulfilled, properties: { answer: { ...clause(fulfilled), 'x-finding': rule } } }
    expect(borrowed(ofUnit, '甲', known).left).toEqual(['finding'])
    expect(borrowed(ofUnit, '甲', { ...known, units: [{ key: 'bureau' }] }).left).toEqual([])
  })

  it('leaves behind whatever names its neighbours, its team or lower plans', () => {
    const shown = { properties: { duty: {} }, required: ['duty'] }
    const bound: Fields = {
      ...fulfilled,
      ...{ 'x-shown-if': shown, 'x-hold': 'fixed', 'x-item': { kind: 'judgement', no: '1', assessedBy: 'team' } },
    }
    const { item, left } = borrowed(bound, '甲', known)
    expect(left).toEqual(['shownIf', 'hold', 'assessedBy'])
    for (const keyword of ['x-shown-if', 'x-hold']) expect(item).not.toHaveProperty([keyword])
    expect(item['x-item']).toEqual({ kind: 'judgement', no: '1' })
    expect(borrowed(itemAt(everyKind, { section: 'first', item: 'computedItem' }), '乙', known).left).toContain('of')
  })
})

describe('a checklist that borrows', () => {
  const borrow = (words: string) =>
    borrowedItems(plans, itemsFound(all, { text: words, theme: '' }), known).map((one) => one.borrowed)
  const shape = (schema: unknown) =>
    sectionsOf(schema).map(({ title, items }) => [title, ...items.map(({ no, title: asked }) => `${no} ${asked}`)])

  it('has the items at the end of a section, under keys of their own, demanded as they were', () => {
    const schema = withBorrowed(smallChecklist, 'industry', borrow('责任'))
    expect(shape(schema)[1]).toEqual([
      '产业扶贫',
      '1 是否有合作社，是否正常运行，是否有收益分配',
      '2 是否有白色垃圾',
      '3 责任是否落实',
      '4 问题短板排查',
    ])
    const twice = withBorrowed(schema, 'industry', borrow('责任'))
    expect(sectionsOf(twice)[1]?.items.map(({ key }) => key)).toEqual([
      ...['cooperative', 'litter', 'fulfilled', 'survey', 'item5', 'item6'],
    ])
    expect(sectionsOf(twice)[1]?.items.every(({ isRequired }) => isRequired)).toBe(true)
    expect(gate(twice)).toEqual([])
  })

  it('has them under the headings that they had, one that is there or a new one', () => {
    const schema = withBorrowedSections(newChecklist('新清单'), borrow('责任是否').concat(borrow('产业')))
    expect(shape(withBorrowedSections(schema, borrow('垃圾')))).toEqual([
      ['检查内容'],
      ['责任落实', '1 责任是否落实'],
      ['产业扶贫', '1 是否有合作社，是否正常运行，是否有收益分配', '2 是否有白色垃圾', '3 是否有白色垃圾'],
    ])
  })

  it('is let in by the gate whatever it borrows, and its own stay as they were', () => {
    fc.assert(
      fc.property(anyChecklist, anyChecklist, (schema, other) => {
        const from: LibraryPlan[] = [{ plan: 'p', title: '某县方案', checklists: [{ key: 'l', title: '清单', schema: other }] }]
        const items = borrowedItems(from, libraryOf(from), known).map((one) => one.borrowed)
        const more = withBorrowedSections(schema, items)
        expect(gate(more)).toEqual([])
        for (const { key: section, items: own } of sectionsOf(schema))
          for (const { key: item } of own) {
            const { 'x-item': _, ...before } = itemAt(schema, { section, item })
            const { 'x-item': _no, ...after } = itemAt(more, { section, item })
            expect(after).toEqual(before)
          }
      }),
      { numRuns: 40 },
    )
  })
})
