import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit, gate } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { canMerge, copiedItem, mergedItems, movedItems, withoutItems } from './arrange.ts'
import { newChecklist, sectionsOf, withItems, withSection } from './checklistEdits.ts'
import { clausesOf } from './clauses.ts'
import { type ItemPlace, itemAt } from './parts.ts'
import { withSetting } from './settings.ts'
import { withShownIf } from './shownWhen.ts'

const two = withItems(
  withSection(
    withItems(newChecklist('清单'), 'section1', [
      { kind: 'judgement', title: '是否有卫生室' },
      { kind: 'number', title: '村医人数' },
      { kind: 'judgement', title: '是否有村医' },
    ]),
    '产业',
  ),
  'section2',
  [
    { kind: 'number', title: '项目数' },
    { kind: 'text', title: '备注' },
  ],
)
const at = (section: number, item: number): ItemPlace => ({ section: `section${section}`, item: `item${item}` })
const titles = (schema: unknown) => sectionsOf(schema).map(({ items }) => items.map(({ no, title }) => `${no} ${title}`))

describe('items that are moved', () => {
  it('go to another section with their settings, and both are numbered as they stand', () => {
    const moved = movedItems(two, [at(1, 2), at(1, 1)], { section: 'section2', before: 'item2' })
    expect(titles(moved)).toEqual([['1 是否有村医'], ['1 项目数', '2 是否有卫生室', '3 村医人数', '4 备注']])
    expect(gateFilling(moved)).toEqual([])
    expect(sectionsOf(moved)[1]?.items.every(({ isRequired }) => isRequired)).toBe(true)
  })

  it('go to the end where nothing is named, and to another place of their own section', () => {
    expect(titles(movedItems(two, [at(1, 1)], { section: 'section1', before: null }))[0]).toEqual([
      '1 村医人数',
      '2 是否有村医',
      '3 是否有卫生室',
    ])
    expect(titles(movedItems(two, [at(1, 3)], { section: 'section1', before: 'item1' }))[0]?.[0]).toBe('1 是否有村医')
  })

  it('stay where no such section, and no such item, is', () => {
    expect(movedItems(two, [at(1, 1)], { section: 'nowhere', before: null })).toBe(two)
    expect(movedItems(two, [at(7, 1)], { section: 'section2', before: null })).toBe(two)
  })

  it('are still spoken of by what was shown or computed by them', () => {
    const when = {
      properties: {
        section1: {
          properties: { item1: { properties: { answer: { const: 'no' } }, required: ['answer'] } },
          required: ['item1'],
        },
      },
      required: ['section1'],
    }
    const shown = withShownIf(two, at(2, 2), when)
    const computed = withSetting(withItems(shown, 'section2', [{ kind: 'computed', title: '合计' }]), at(2, 3), {
      name: 'of',
      value: ['section1.item2', 'section2.item1'],
    })
    expect(gateFilling(computed)).toEqual([])
    const moved = movedItems(computed, [at(1, 1), at(1, 2)], { section: 'section2', before: 'item1' })
    expect(gateFilling(moved)).toEqual([])
    const keyOf = (title: string) => sectionsOf(moved)[1]?.items.find((item) => item.title === title)?.key ?? ''
    expect(itemAt(moved, { section: 'section2', item: keyOf('合计') })['x-item']).toMatchObject({
      of: [`section2.${keyOf('村医人数')}`, `section2.${keyOf('项目数')}`],
    })
    expect(itemAt(moved, { section: 'section2', item: keyOf('备注') })['x-shown-if']).toMatchObject({
      properties: { section2: { required: [keyOf('是否有卫生室')] } },
    })
  })

  it('lose none and double none, whatever is moved where in whatever checklist', () => {
    fc.assert(
      fc.property(anyChecklist, fc.array(fc.nat(), { maxLength: 5 }), fc.nat(), fc.nat(), (schema, chosen, to, before) => {
        const all = sectionsOf(schema).flatMap(({ key, items }) => items.map((item) => ({ section: key, item: item.key })))
        const places = chosen.flatMap((one) => all[one % all.length] ?? [])
        const section = sectionsOf(schema)[to % sectionsOf(schema).length]
        const item = section?.items[before % (section.items.length + 1)]
        const moved = movedItems(schema, places, { section: section?.key ?? '', before: item?.key ?? null })
        const asked = (one: unknown) =>
          sectionsOf(one)
            .flatMap(({ items }) => items.map(({ title, kind }) => `${kind} ${title}`))
            .sort()
        expect(asked(moved)).toEqual(asked(schema))
        expect(gate(moved)).toEqual([])
      }),
    )
  })
})

describe('an item', () => {
  it('is copied behind itself under a key of its own, demanded as it is', () => {
    const copied = copiedItem(two, at(1, 1))
    expect(titles(copied)[0]).toEqual(['1 是否有卫生室', '2 是否有卫生室', '3 村医人数', '4 是否有村医'])
    expect(gateFilling(copied)).toEqual([])
    expect(new Set(sectionsOf(copied)[0]?.items.map(({ key }) => key)).size).toBe(4)
    expect(copiedItem(two, at(1, 9))).toEqual(two)
  })

  it('is taken out with others, wherever they stand', () => {
    expect(titles(withoutItems(two, [at(1, 1), at(2, 2)]))).toEqual([['1 村医人数', '2 是否有村医'], ['1 项目数']])
    expect(withoutItems(two, [])).toEqual(two)
  })
})

describe('judgements', () => {
  it('are made one of all their questions at the place of the first', () => {
    const merged = mergedItems(two, [at(1, 3), at(1, 1)])
    expect(titles(merged)[0]).toEqual(['1 是否有卫生室；是否有村医', '2 村医人数'])
    expect(clausesOf(itemAt(merged, at(1, 1))).map(({ title }) => title)).toEqual(['是否有卫生室', '是否有村医'])
    expect(outlineOf(admit(merged)).items[0]?.schema.if).toMatchObject({ anyOf: [{}, {}] })
    expect(gateFilling(merged)).toEqual([])
  })

  it('are not made one with what is none, or alone', () => {
    expect([canMerge(two, [at(1, 1), at(1, 3)]), canMerge(two, [at(1, 1), at(1, 2)]), canMerge(two, [at(1, 1)])]).toEqual([
      true,
      false,
      false,
    ])
    expect(mergedItems(two, [at(1, 1), at(1, 2)])).toBe(two)
    expect(mergedItems(two, [at(1, 1)])).toBe(two)
  })
})
