import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { type ItemKind, itemKinds } from '../kind/itemKinds.ts'
import { everyKind } from '../test/everyKind.ts'
import { newChecklist, sectionsOf, withItems } from './checklistEdits.ts'
import { splitItem, withClause } from './clauses.ts'
import { asKind, isCompound, lostAs, withKind, withSplit } from './kindChange.ts'
import { isAnswered } from './newItem.ts'
import { itemAt, withItemAt } from './parts.ts'
import { settingsOf, withSetting } from './settings.ts'

const kinds = Object.keys(itemKinds) as ItemKind[] // the keys of the table
const at = { section: 'section1', item: 'item1' }
const asking = (kind: ItemKind, title = '是否有路，是否有灯') => withItems(newChecklist('清单'), 'section1', [{ kind, title }])

describe('an item of another kind', () => {
  it.each(kinds)(
    'from %s to every other can be filled, keeps its title and number, and is demanded where somebody answers',
    (kind) => {
      for (const other of kinds) {
        const changed = withKind(asking(kind), at, other)
        const [item] = sectionsOf(changed)[0]?.items ?? []
        expect(item).toMatchObject({ kind: other, title: '是否有路，是否有灯', no: '1' })
        expect(item?.isRequired).toBe(isAnswered(kind) && isAnswered(other))
        if (other !== 'computed') expect([other, gateFilling(changed)]).toEqual([other, []])
      }
    },
  )

  it.each(kinds)('of the example of %s says what it loses, and loses nothing else', (kind) => {
    const item = itemAt(everyKind, { section: 'first', item: `${kind}Item` })
    for (const other of kinds) {
      const after = new Map(settingsOf(asKind(item, other)).map(({ name, value }) => [name as string, value]))
      const lost = new Set<string>(lostAs(item, other))
      for (const { name, value } of settingsOf(item)) {
        const isKept = JSON.stringify(after.get(name)) === JSON.stringify(value)
        if (lost.has(name)) expect([kind, other, name, isKept]).toEqual([kind, other, name, false])
        else if (other === kind) expect(isKept).toBe(true)
      }
    }
  })

  it('takes over what both kinds have', () => {
    const grade = withSetting(withSetting(asking('choice'), at, { name: 'words', value: ['甲', '乙'] }), at, {
      name: 'help',
      value: '看台账',
    })
    const item = itemAt(withKind(grade, at, 'choices'), at)
    expect(settingsOf(item)).toContainEqual(expect.objectContaining({ name: 'words', value: ['甲', '乙'] }))
    expect(item['description']).toBe('看台账')
    expect(lostAs(itemAt(grade, at), 'choices')).toEqual([])
    expect(lostAs(itemAt(grade, at), 'number')).toEqual(['words'])
    expect(withKind(grade, at, 'choice')).toEqual(grade)
  })

  it('of several questions loses them, and their findings', () => {
    const split = splitItem(itemAt(asking('judgement'), at))
    expect(lostAs(split, 'text')).toEqual(['clauses'])
    const fed = withClause(split, 'answer', { indicator: 'a' })
    expect(lostAs(fed, 'text')).toEqual(['clauses', 'clauseFindings'])
    expect(lostAs(itemAt(asking('judgement', '是否有路'), at), 'text')).toEqual([])
  })

  it('keeps its photos where it may have some', () => {
    const item = itemAt(asking('judgement'), at)
    expect(Object.keys(asKind(item, 'number')['properties'] as object)).toContain('photos')
    expect(Object.keys(asKind(item, 'info')['properties'] as object)).toEqual([])
  })
})

it('a question is split where it stands, and only one that asks several things', () => {
  const split = withSplit(asking('judgement'), at)
  expect([isCompound(asking('judgement'), at), isCompound(split, at), isCompound(asking('number'), at)]).toEqual([
    true,
    false,
    false,
  ])
  expect(gateFilling(split)).toEqual([])
  expect(withItemAt(split, at, (item) => item)).toEqual(split)
})
