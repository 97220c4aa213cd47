import { gate, gateFilling } from '@duzhan/checklist'
import { clausesOf, itemAt, newChecklist, sectionsOf, withItems } from '@duzhan/checklist/edit'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../../test/act.ts'
import { aPlan } from '../../test/builders/aPlan.ts'
import { all, names, textOf, the } from '../../test/find.ts'
import { now, showField } from '../../test/showField.tsx'

const focusAreas = [{ key: 'health', title: '基本医疗' }]
const units = [{ key: 'bureau', title: '卫健局' }]
const items = [
  { kind: 'judgement', title: '是否有卫生室' },
  { kind: 'number', title: '村医人数' },
] as const
const checklist = {
  key: 'clinic',
  title: '卫生清单',
  targetKind: 'village',
  schema: withItems(newChecklist('卫生清单'), 'section1', items),
}
const plan = { ...aPlan({ focusAreas, units }), checklists: [checklist] }
const open = (document: unknown = plan) => showField('checklists.schema', ['checklists', 0], document)
const schema = () => now('checklists', 0, 'schema')
const titles = () =>
  sectionsOf(schema()).flatMap((section) => [section.title, ...section.items.map(({ no, title }) => `${no} ${title}`)])
const item = (key = 'item1') => itemAt(schema(), { section: 'section1', item: key })
const clause = (at = 0) => clausesOf(item())[at]
const finding = () => clause()?.finding

describe('the questions of a checklist', () => {
  it('stand by section, each with its kind', async () => {
    await open()
    expect([held('第一节的名称'), held('第 1 项'), held('第 2 项')]).toEqual(['检查内容', '是否有卫生室', '村医人数'])
    expect(textOf()).toContain('判断')
    expect(textOf()).toContain('数字')
  })

  it('are called otherwise, moved, and taken out', async () => {
    await open()
    await write('第 1 项', '是否有标准\n卫生室')
    await write('第一节的名称', '医疗')
    expect(titles()).toEqual(['医疗', '1 是否有标准卫生室', '2 村医人数'])
    await press('下移：是否有标准卫生室')
    expect(titles()).toEqual(['医疗', '1 村医人数', '2 是否有标准卫生室'])
    await press('删除：村医人数')
    expect(titles()).toEqual(['医疗', '1 是否有标准卫生室'])
    expect(gate(schema())).toEqual([])
  })

  it('are added one by one, of a chosen kind', async () => {
    await open()
    await choose('添加哪一种', '照片')
    await press('添加一项')
    expect(sectionsOf(schema())[0]?.items[2]).toMatchObject({ kind: 'photo', title: '新的一项', isRequired: true })
  })

  it('are pasted from a document, shown before they are taken, and can be let go', async () => {
    await open()
    await press('粘贴多项')
    expect(the('button', '添加这 0 项').hasAttribute('disabled')).toBe(true)
    await write('粘贴多项', '1. 是否按时坐诊\n2. 药品种类数\n\n3. 群众意见')
    expect(all('item').slice(-3).map(textOf)).toEqual(['判断 是否按时坐诊', '数字 药品种类数', '长文字 群众意见'])
    await press('添加这 3 项')
    expect(titles().slice(3)).toEqual(['3 是否按时坐诊', '4 药品种类数', '5 群众意见'])
    expect(gate(schema())).toEqual([])
    await press('粘贴多项')
    await press('取消')
    expect(names('field')).not.toContain('粘贴多项')
  })

  it('come in sections, added, moved and taken out', async () => {
    await open()
    await press('添加一节')
    expect(sectionsOf(schema()).map(({ no, title }) => `${no} ${title}`)).toEqual(['一 检查内容', '二 新的一节'])
    await press('上移：新的一节')
    expect(sectionsOf(schema()).map(({ no, title }) => `${no} ${title}`)).toEqual(['一 新的一节', '二 检查内容'])
    await press('删除：新的一节')
    expect(sectionsOf(schema())).toHaveLength(1)
  })

  it('may be left out where that is said', async () => {
    await open()
    const [required] = all('field').filter((field) => field.getAttribute('type') === 'checkbox')
    if (required) await press(required)
    expect(sectionsOf(schema())[0]?.items[0]?.isRequired).toBe(false)
  })
})

describe('a judgement', () => {
  it('says which answer is the good one', async () => {
    await open()
    await choose('好的答案', '“否”为好')
    expect(clause()?.good).toBe('no')
    expect(gate(schema())).toEqual([])
  })

  it('opens a finding: how serious, of what, whose, within how long', async () => {
    await open()
    await press(the('field', '不好时记为问题'))
    const first = { when: { kind: 'bad' }, title: '是否有卫生室', category: 'health' }
    const begun = { ...first, severity: 'general', responsible: { level: 'township' } }
    expect(finding()).toEqual({ ...begun, limit: { within: 15, unit: 'day' } })
    await choose('问题程度', '突出问题')
    await choose('由哪一级整改', '卫健局')
    await write('多久内整改', '7')
    await write('问题写成', '没有标准卫生室')
    const later = {
      ...{ ...first, title: '没有标准卫生室', severity: 'serious' },
      responsible: { level: 'county', unit: 'bureau' },
    }
    expect(finding()).toEqual({ ...later, limit: { within: 7, unit: 'day' } })
    expect(gateFilling(schema())).toEqual([])
    await choose('整改时限的单位', '小时内整改')
    expect(finding()).toEqual({ ...later, limit: { within: 7, unit: 'hour' } })
    expect(gateFilling(schema())).toEqual([])
    await choose('整改时限的单位', '按方案规定的时限整改')
    expect(finding()).toEqual({ ...later, limit: null })
    expect(names('field')).not.toContain('多久内整改')
    await choose('整改时限的单位', '个工作日内整改')
    expect(finding()).toMatchObject({ limit: { within: 15, unit: 'workingDay' } })
    await choose('由哪一级整改', '县级')
    expect(finding()?.responsible).toEqual({ level: 'county' })
    expect(gate(schema())).toEqual([])
    await press(the('field', '不好时记为问题'))
    expect(finding()).toBeNull()
  })

  it('opens none where the plan has no focus areas, and says why', async () => {
    await open({ ...plan, focusAreas: [] })
    expect(textOf()).toContain('要记为问题，请先添加督战内容')
  })

  it('shows a focus area that is gone as that, until another is chosen', async () => {
    await open()
    await press(the('field', '不好时记为问题'))
    const found = schema()
    await showField('checklists.schema', ['checklists', 0], {
      ...plan,
      focusAreas: [{ key: 'road', title: '道路' }],
      checklists: [{ ...checklist, schema: found }],
    })
    await press('设置：是否有卫生室')
    await choose('属于哪项督战内容', '道路')
    expect(finding()?.category).toBe('road')
  })
})

describe('a new checklist', () => {
  it('begins with a section, and is a copy where one is copied', async () => {
    await showField('checklists', [], plan)
    await press('添加督战清单')
    expect(now('checklists', 1)).toMatchObject({ key: 'checklist2', title: '', targetKind: 'village' })
    expect(sectionsOf(now('checklists', 1, 'schema')).map(({ title }) => title)).toEqual(['检查内容'])
    await press('复制：卫生清单')
    expect(now('checklists', 1, 'schema')).toEqual(checklist.schema)
    expect(now('checklists', 1, 'key')).toBe('checklist3')
  })
})
