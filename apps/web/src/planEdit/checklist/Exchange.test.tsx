import type { ChecklistSchema } from '@duzhan/checklist'
import { itemAt, newChecklist, sectionsOf, withItems, withSetting } from '@duzhan/checklist/edit'
import { itemTableOf, xlsFormOf } from '@duzhan/checklist/exchange'
import { readSheets, textWorkbook } from '@duzhan/sheet'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pick, press } from '../../test/act.ts'
import { all, names, textOf, the } from '../../test/find.ts'
import { soon } from '../../test/settled.ts'
import { builtSchema, showBuilder } from '../../test/showBuilder.tsx'

const added = withItems(newChecklist('村清单'), 'section1', [
  { kind: 'judgement', title: '是否有卫生室' },
  { kind: 'number', title: '村医人数', unit: '人' },
])
const village = withSetting(
  added,
  { section: 'section1', item: 'item2' },
  { name: 'source', value: '村卫生室有村医' },
) as ChecklistSchema
const handed: { name: string; file: Blob }[] = []
const card = () => the('region', '导入和导出')
const choose = (file: File) => pick(card().querySelector('input[type=file]') ?? document.body, file)
const titles = () => sectionsOf(builtSchema()).map(({ title, items }) => [title, ...items.map((item) => item.title)])

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
  handed.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    handed.push({ name: '', file: file as Blob })
    return 'blob:file'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const last = handed.at(-1)
    if (last) last.name = this.download
  })
})
async function open(schema: unknown = village): Promise<void> {
  await showBuilder(schema)
  await press('导入和导出')
  await soon(() => card())
}
const sheetsOf = async ({ name, file }: { name: string; file: Blob }) =>
  readSheets({ bytes: new Uint8Array(await file.arrayBuffer()), name }, 1_000)

describe('a checklist that is handed out', () => {
  it('is a table for people, which holds all of it when it comes back', async () => {
    await open()
    await press('导出题目表（.xlsx）')
    await soon(() => expect(handed).toHaveLength(1))
    expect(handed[0]?.name).toBe('村清单-题目表.xlsx')
    const [table] = await sheetsOf(handed[0]!)
    expect(table?.rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ['分节', '序号', '题目', '题型'],
      ['一、检查内容', '1', '是否有卫生室', '判断'],
      ['一、检查内容', '2', '村医人数', '数字'],
    ])
    expect(textOf(card())).toContain('改好题目表再导入，表里没有的设置保持不变')
  })

  it('is an XLSForm, with what that cannot say told at its item', async () => {
    await open()
    await press('导出 XLSForm（.xlsx）')
    await soon(() => expect(textOf(card())).toContain('有 1 项的下列设置 XLSForm 写不下'))
    expect(textOf(card())).toContain('2 村医人数：文件原文')
    expect((await sheetsOf(handed[0]!)).map(({ name }) => name)).toEqual(['survey', 'choices', 'settings'])
  })

  it('is JSON to the letter', async () => {
    await open()
    await press('导出 JSON')
    await soon(() => expect(handed[0]?.name).toBe('村清单.json'))
    expect(JSON.parse((await handed[0]?.file.text()) ?? '')).toEqual(village)
  })

  it('is handed out only when the platform could take it', async () => {
    await open({ ...village, title: '<b>' })
    expect(textOf(card())).toContain('改正后才能导出')
    for (const button of all('button', card()).slice(0, 3)) expect((button as HTMLButtonElement).disabled).toBe(true)
  })
})

describe('a file that a checklist is read of', () => {
  const file = (bytes: Uint8Array | string, name: string) => new File([bytes as BlobPart], name)

  it('is shown first, and then taken in place of what there was, keeping what a table does not hold', async () => {
    await open()
    const table = itemTableOf(village)
    const rows = table.rows.map((row) => row.map((cell) => (cell === '村医人数' ? '在岗村医人数' : cell)))
    await choose(file(textWorkbook([{ ...table, rows }]), '改过的.xlsx'))
    await soon(() => expect(textOf(card())).toContain('共 1 节 2 项，可以导入'))
    expect(titles()).toEqual([['检查内容', '是否有卫生室', '村医人数']])
    await press('导入并替换现有题目')
    expect(titles()).toEqual([['检查内容', '是否有卫生室', '在岗村医人数']])
    expect(itemAt(builtSchema(), { section: 'section1', item: 'item2' })['x-source']).toEqual({ text: '村卫生室有村医' })
    expect(textOf(card())).not.toContain('可以导入')
  })

  it('may be left alone', async () => {
    await open()
    await choose(file('题目\n是否通水\n', '表.csv'))
    await soon(() => expect(textOf(card())).toContain('共 1 节 1 项'))
    await press('取消', card())
    expect(names('button', card())).not.toContain('导入并替换现有题目')
    expect(builtSchema()).toEqual(village)
  })

  it('may be an XLSForm; what could not be carried is told with its line', async () => {
    await open()
    const [survey, ...others] = xlsFormOf(village)
    const rows = [...(survey?.rows ?? []), ['audio', 'sound', '录音']]
    await choose(file(textWorkbook([{ name: 'survey', rows }, ...others]), '表.xlsx'))
    await soon(() => expect(textOf(card())).toContain(`第 ${rows.length} 行：督战清单没有“audio”这种题目，没有带入`))
    await press('导入并替换现有题目')
    expect(titles()).toEqual([['检查内容', '是否有卫生室', '村医人数']])
  })

  it('may be JSON, which the gate judges', async () => {
    await open()
    await choose(file(JSON.stringify({ ...village, $comment: 1 }), '坏.json'))
    await soon(() => expect(textOf(card())).toContain('这份文件不能作为清单，有 1 处需要改正'))
    expect(textOf(card())).toContain('$comment')
    expect((the('button', '导入并替换现有题目') as HTMLButtonElement).disabled).toBe(true)
    await choose(file('{', '坏.json'))
    await soon(() => expect(textOf(card())).toContain('内容不是有效的 JSON'))
    await choose(file(JSON.stringify(withItems(village, 'section1', [{ kind: 'text', title: '备注' }])), '好.json'))
    await soon(() => expect(textOf(card())).toContain('共 1 节 3 项'))
    await press('导入并替换现有题目')
    expect(titles()).toEqual([['检查内容', '是否有卫生室', '村医人数', '备注']])
  })

  it('is refused where it is hostile or none', async () => {
    await open()
    await choose(file('题目\n"=HYPERLINK(1)"\n', '表.csv'))
    await soon(() => expect(textOf(card())).toContain('公式'))
    await choose(file('甲,乙\n1,2\n', '表.csv'))
    await soon(() => expect(textOf(card())).toContain('题目'))
    expect(builtSchema()).toEqual(village)
  })
})
