import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenIn } from '../answers/shown.ts'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { everyKind } from '../test/everyKind.ts'
import { newChecklist, withItems, withSection } from './checklistEdits.ts'
import { splitItem } from './clauses.ts'
import { withItemAt } from './parts.ts'
import { withSetting } from './settings.ts'
import {
  answersAbove,
  flatCondition,
  nestedCondition,
  numbersBeside,
  shownIfAt,
  withPlacesRenamed,
  withShownIf,
} from './shownWhen.ts'

const first = withItems(newChecklist('清单'), 'section1', [
  { kind: 'judgement', title: '是否有路，是否有灯' },
  { kind: 'number', title: '户数', unit: '户' },
  { kind: 'grade', title: '村容' },
  { kind: 'text', title: '备注' },
])
const schema = withItems(withSection(withItemAt(first, { section: 'section1', item: 'item1' }, splitItem), '产业'), 'section2', [
  { kind: 'choices', title: '作物' },
])

describe('what a condition may ask about', () => {
  it('stands above it: questions, words and numbers, each with what can be said of it', () => {
    expect(answersAbove(schema, { section: 'section2', item: 'item1' })).toEqual([
      {
        ...{ name: 'section1.item1.answer', title: '1. 是否有路，是否有灯：是否有路', type: 'string' },
        choices: [
          { value: 'yes', title: '是' },
          { value: 'no', title: '否' },
          { value: 'na', title: '不适用' },
        ],
      },
      expect.objectContaining({ title: '1. 是否有路，是否有灯：是否有灯' }),
      { name: 'section1.item2.value', title: '2. 户数', type: 'number', unit: '户' },
      expect.objectContaining({
        name: 'section1.item3.value',
        choices: ['好', '一般', '差'].map((word) => ({ value: word, title: word })),
      }),
    ])
    expect(answersAbove(schema, { section: 'section2' })).toHaveLength(4)
    expect(answersAbove(schema, { section: 'section1', item: 'item2' })).toHaveLength(2)
    expect(answersAbove(schema, { section: 'section1' })).toEqual([])
  })

  it('of a computed figure is any other number, and any column that is one', () => {
    expect(numbersBeside(schema, { section: 'section2', item: 'item1' })).toEqual([
      { name: 'section1.item2', title: '一、2 户数' },
    ])
    expect(numbersBeside(everyKind, { section: 'first', item: 'numberItem' }).map(({ name }) => name)).toEqual([
      'first.one',
      'first.two',
      'first.scoreItem',
      'first.tableItem.area',
      'first.householdItem.area',
      'first.groupItem.planned',
    ])
  })
})

const name = fc.constantFrom('a.b.answer', 'a.c.value', 'd.b.value', 'd.e.answer')
const test = fc.constantFrom({ const: 'no' }, { minimum: 3 }, { enum: ['yes', 'na'] })
const tests = fc
  .uniqueArray(fc.tuple(name, test), { minLength: 1, maxLength: 4, selector: ([one]) => one })
  .map((entries) => ({ properties: Object.fromEntries(entries), required: entries.map(([one]) => one) }))
const flat = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tests,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
  ),
})).condition

describe('a condition over answers', () => {
  it('is the same as one over their paths, there and back', () => {
    fc.assert(
      fc.property(flat, (condition) => {
        const nested = nestedCondition(condition as Record<string, unknown>)
        const read = flatCondition(nested)
        expect(read).toBeDefined()
        expect(JSON.stringify(nestedCondition(read ?? {}))).toBe(JSON.stringify(nested))
      }),
    )
  })

  it('that says more than that is not read', () => {
    const of = (asked: object) => ({ properties: { a: { properties: { b: asked }, required: ['b'] } }, required: ['a'] })
    for (const other of [
      {},
      null,
      { not: {} },
      of({ required: ['value'] }),
      { anyOf: [{ not: {} }] },
      { ...of({ properties: { x: { const: 1 } }, required: ['x'] }), required: [] },
    ])
      expect(flatCondition(other)).toBeUndefined()
  })

  it('hides an item until it is met, and is taken away again', () => {
    const place = { section: 'section2', item: 'item1' }
    const condition = nestedCondition({
      properties: { 'section1.item1.answer': { const: 'no' } },
      required: ['section1.item1.answer'],
    })
    const shown = withShownIf(schema, place, condition)
    expect([shownIfAt(shown, place), gateFilling(shown)]).toEqual([condition, []])
    const hidden = (answer: string) => [...hiddenIn(admit(shown), { section1: { item1: { answer } } })]
    expect([hidden('yes'), hidden('no')]).toEqual([['section2.item1'], []])
    expect(withShownIf(shown, place, undefined)).toEqual(schema)
  })

  it('hides a section in the same way', () => {
    const condition = nestedCondition({
      properties: { 'section1.item2.value': { minimum: 5 } },
      required: ['section1.item2.value'],
    })
    const shown = withShownIf(schema, { section: 'section2' }, condition)
    expect([shownIfAt(shown, { section: 'section2' }), gateFilling(shown)]).toEqual([condition, []])
  })

  it('names an item by the place where it went, and what it cannot read as it was', () => {
    const condition = nestedCondition({ anyOf: [{ properties: { 'a.b.answer': { const: 'no' } }, required: ['a.b.answer'] }] })
    expect(withPlacesRenamed(condition, new Map([['a.b', 'c.d']]))).toEqual(
      nestedCondition({ anyOf: [{ properties: { 'c.d.answer': { const: 'no' } }, required: ['c.d.answer'] }] }),
    )
    expect(withPlacesRenamed({ not: {} }, new Map([['a.b', 'c.d']]))).toEqual({ not: {} })
  })
})

it('a figure is computed of the numbers that were chosen', () => {
  const computed = withItems(schema, 'section2', [
    { kind: 'number', title: '亩数', unit: '户' },
    { kind: 'computed', title: '合计' },
  ])
  const chosen = withSetting(
    computed,
    { section: 'section2', item: 'item3' },
    { name: 'of', value: ['section1.item2', 'section2.item2'] },
  )
  expect(gateFilling(chosen)).toEqual([])
})
