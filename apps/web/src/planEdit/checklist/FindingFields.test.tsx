import { gateFilling, type ItemKind } from '@duzhan/checklist'
import {
  type FindingSetting,
  itemAt,
  newChecklist,
  settingsOf,
  withClause,
  withItemAt,
  withItems,
  withSetting,
} from '@duzhan/checklist/edit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { choose, press, write } from '../../test/act.ts'
import { names, textOf, the } from '../../test/find.ts'
import { builtSchema, showBuilder } from '../../test/showBuilder.tsx'

const at = { section: 'section1', item: 'item1' }
const first: Omit<FindingSetting, 'when'> = {
  ...{ title: '漏水{answer}', category: 'health', severity: 'serious', responsible: { level: 'county', unit: 'bureau' } },
  limit: { within: 24, unit: 'hour' },
}
const asking = (kind: ItemKind) => withItems(newChecklist('清单'), 'section1', [{ kind, title: '漏水点' }])
const ruled = (kind: ItemKind, when: FindingSetting['when']) =>
  withSetting(asking(kind), at, { name: 'finding', value: { ...first, when } })
const finding = () => settingsOf(itemAt(builtSchema(), at)).find(({ name }) => name === 'finding')?.value as FindingSetting | null // as the setting is
const isTaken = () => expect(gateFilling(builtSchema())).toEqual([])

async function open(schema: unknown) {
  await showBuilder(schema)
  await press('设置：漏水点')
  await press(the('button', /^更多设置/))
}

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
})

describe('when an answer is a finding', () => {
  it('is told in a few words where the item is not opened: how serious, whose, and within how long', async () => {
    const told = (limit: FindingSetting['limit']) =>
      showBuilder(
        withItemAt(asking('judgement'), at, (item) =>
          withClause(item, 'answer', { finding: { ...first, limit, when: { kind: 'bad' } } }),
        ),
      )
    await told(first.limit)
    expect(textOf(document.querySelector('.builder-item') as HTMLElement)).toContain('突出问题 · 卫健局 · 24 小时内整改')
    await told(null)
    expect(textOf(document.querySelector('.builder-item') as HTMLElement)).toContain('突出问题 · 卫健局 · 按方案规定的时限整改')
  })

  it('is a number on one side of another', async () => {
    await open(ruled('number', { kind: 'number', bound: 'above', limit: 4 }))
    await choose('数字怎样时记为问题', '不超过')
    await write('界限', '2')
    expect(finding()?.when).toEqual({ kind: 'number', bound: 'most', limit: 2 })
    isTaken()
  })

  it('is one of the words of a grade, of which one stays chosen', async () => {
    await open(ruled('grade', { kind: 'words', words: ['差'] }))
    expect(finding()?.when).toEqual({ kind: 'words', words: ['差'] })
    await press(the('field', '差'))
    expect(finding()?.when, 'a rule without a word would find nothing').toEqual({ kind: 'words', words: ['差'] })
    isTaken()
  })

  it('is points taken off for some reasons, of which one stays chosen', async () => {
    const reasons = [
      { key: 'expired', title: '过期食品', points: 5, most: 4 },
      { key: 'label', title: '标签不全', points: 2, most: 10 },
    ]
    const byReasons = withSetting(asking('score'), at, { name: 'byDeductions', value: true })
    await open(withSetting(byReasons, at, { name: 'deductions', value: reasons }))
    await press(the('field', '记为问题'))
    expect(finding()).toMatchObject({ title: '漏水点', when: { kind: 'reasons', reasons: ['expired'] } })
    await press(the('field', '标签不全'))
    await press(the('field', /^过期食品/))
    expect(finding()?.when).toEqual({ kind: 'reasons', reasons: ['label'] })
    isTaken()
  })

  it('is each row that says some words in a column', async () => {
    const column = (key: string, title: string, words: string[]) => ({
      ...{ key, title, kind: 'grade', isRequired: true, isTotalled: false, unit: null, words, bad: [] },
    })
    const columns = [column('licence', '证照', ['齐全', '不全']), column('state', '卫生', ['好', '中', '差'])]
    await open(withSetting(asking('table'), at, { name: 'columns', value: columns }))
    await press(the('field', '记为问题'))
    expect(finding()?.when).toEqual({ kind: 'rows', column: 'licence', words: ['不全'] })
    await choose('看哪一栏', '卫生')
    const words = document.querySelector('[aria-label="选了哪些记为问题"]') ?? document
    await press(the('field', '中', words))
    expect(finding()?.when).toEqual({ kind: 'rows', column: 'state', words: ['中', '差'] })
    isTaken()
  })
})

describe('within how long it is put right', () => {
  it('is so many hours, days or working days, with the number that stood there', async () => {
    await open(ruled('number', { kind: 'number', bound: 'above', limit: 4 }))
    await choose('整改时限的单位', '个工作日内整改')
    expect(finding()?.limit).toEqual({ within: 24, unit: 'workingDay' })
    await write('多久内整改', '3')
    expect(finding()?.limit).toEqual({ within: 3, unit: 'workingDay' })
    isTaken()
  })

  it('is left to the plan, and is fifteen again when a number is wanted', async () => {
    await open(ruled('number', { kind: 'number', bound: 'above', limit: 4 }))
    await choose('整改时限的单位', '按方案规定的时限整改')
    expect(finding()?.limit).toBeNull()
    expect(names('field')).not.toContain('多久内整改')
    await choose('整改时限的单位', '天内整改')
    expect(finding()?.limit).toEqual({ within: 15, unit: 'day' })
    isTaken()
  })
})

describe('whose it is', () => {
  it('is a level, or a unit, which is one of the county', async () => {
    await open(ruled('number', { kind: 'number', bound: 'above', limit: 4 }))
    await choose('由哪一级整改', '乡镇级')
    expect(finding()?.responsible).toEqual({ level: 'township' })
    await choose('由哪一级整改', '卫健局')
    expect(finding()?.responsible).toEqual({ level: 'county', unit: 'bureau' })
    isTaken()
  })

  it('is asked no more where nothing is a finding', async () => {
    await open(ruled('number', { kind: 'number', bound: 'above', limit: 4 }))
    await press(the('field', '记为问题'))
    expect(finding()).toBeNull()
    expect(names('field')).not.toContain('由哪一级整改')
    isTaken()
  })
})
