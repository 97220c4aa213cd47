import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newChecklist, requiredItem, sectionsOf, titledItem, withItems } from '../edit/checklistEdits.ts'
import { clausesOf } from '../edit/clauses.ts'
import { type Fields, itemAt, withItemAt } from '../edit/parts.ts'
import { settingsOf, withSetting } from '../edit/settings.ts'
import { admit, gate } from '../gate/gate.ts'
import { hostileText } from '../test/hostileTexts.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { itemTableOf } from './itemTable.ts'
import { readItemTable } from './readItemTable.ts'
import type { SheetIn } from './sheets.ts'
import { tableColumns } from './tableWords.ts'

const sheet = (...rows: string[]): SheetIn => ({
  name: '题目',
  rows: rows.map((row, at) => ({ line: at + 1, cells: row.split('|') })),
})
const asked = (schema: unknown) =>
  sectionsOf(schema).map(({ no, title, items }) => [
    `${no}、${title}`,
    ...items.map((item) => `${item.no} ${item.kind} ${item.title}`),
  ])
/** The table of a checklist with some cells written otherwise: by the key of the row and the column. */
function changed(
  cells: Readonly<Record<string, Partial<Record<keyof typeof tableColumns, string>>>>,
  schema = smallChecklist,
): SheetIn {
  const { name, rows } = itemTableOf(schema)
  const columns = Object.keys(tableColumns)
  return {
    name,
    rows: rows.map((row, at) => {
      const own = Object.entries(cells[row[columns.indexOf('key')] ?? ''] ?? {})
      return { line: at + 1, cells: row.map((cell, place) => own.find(([column]) => column === columns[place])?.[1] ?? cell) }
    }),
  }
}

describe('a table that people made by hand', () => {
  it('needs titles only; kinds, units and good answers are taken from the wording', () => {
    const { schema, notes } = readItemTable(
      sheet('村清单', '分节|题目', '一、饮水|是否通水', '|是否存在缺水', '二、住房|危房户数（户）'),
      {},
    )
    expect(notes).toEqual([])
    expect(gate(schema)).toEqual([])
    expect(asked(schema)).toEqual([
      ['一、饮水', '1 judgement 是否通水', '2 judgement 是否存在缺水'],
      ['二、住房', '1 number 危房户数（户）'],
    ])
    expect(clausesOf(itemAt(schema, { section: 'section1', item: 'item2' }))).toMatchObject([{ key: 'answer', good: 'no' }])
  })

  it('says what a row is by its cells, with a row for each further question', () => {
    const { schema, notes } = readItemTable(
      sheet(
        '题目|题型|小问|好的答案|可答不适用|必答|单位|最小值|最大值|选项|算差的',
        '合作社|判断|是否有|是|否|否',
        '||是否空壳|否|是',
        '水质|等次||||||||好；差|差',
        '人口|数字||||是|人|１|20',
      ),
      {},
    )
    expect(notes).toEqual([])
    expect(gate(schema)).toEqual([])
    const item = (key: string) => itemAt(schema, { section: 'section1', item: key })
    expect(clausesOf(item('item1')).map(({ title, good, hasNa }) => [title, good, hasNa])).toEqual([
      ['是否有', 'yes', false],
      ['是否空壳', 'no', true],
    ])
    expect(sectionsOf(schema)[0]?.items.map(({ isRequired }) => isRequired)).toEqual([false, true, true])
    expect(item('item2')).toMatchObject({
      'x-item': { kind: 'grade', bad: ['差'] },
      properties: { value: { enum: ['好', '差'] } },
    })
    expect(item('item3')).toMatchObject({ 'x-item': { unit: '人' }, properties: { value: { minimum: 1, maximum: 20 } } })
  })

  it('is told at its line where a kind is unknown, a number none, or a question without an item', () => {
    const { notes } = readItemTable(sheet('题目|题型|小问|最小值', '||无主', '人口数|数目||很多', '备注|文字|多余'), {})
    expect(notes.map(({ line, rule, detail }) => [line, rule, detail])).toEqual([
      [2, 'clause.alone', '无主'],
      [3, 'kind.unknown', '数目'],
      [3, 'cell.unread', '很多'],
      [4, 'clause.alone', '多余'],
    ])
  })

  it('is none without titles', () => {
    expect(() => readItemTable(sheet('甲|乙'), {})).toThrow(expect.objectContaining({ code: 'file.column-missing' }))
  })

  it('never breaks on what stands in its cells', () => {
    const names = Object.values(tableColumns)
    const rows = fc.array(fc.array(hostileText, { minLength: 5, maxLength: names.length }), { maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.boolean(), (cells, isStanding) => {
        const table = { name: 'x', rows: [names, ...cells].map((row, at) => ({ line: at + 1, cells: row })) }
        expect(Array.isArray(gate(readItemTable(table, isStanding ? smallChecklist : {}).schema))).toBe(true)
      }),
    )
  })
})

describe('a table that was changed in a spreadsheet', () => {
  const read = (table: SheetIn) => readItemTable(table, smallChecklist).schema
  const litter = { section: 'industry', item: 'litter' }

  it('changes just what a cell says otherwise, and keeps findings, sources and all that it has no column for', () => {
    const schema = read(changed({ 'industry.litter.answer': { title: '有没有垃圾', clause: '有没有垃圾', isRequired: '否' } }))
    const before = itemAt(smallChecklist, litter)
    const answer = (before['properties'] as Record<string, Fields>)['answer']
    const properties = { ...(before['properties'] as object), answer: { ...answer, title: '有没有垃圾' } }
    const rest = withItemAt(smallChecklist, litter, () => ({ ...before, title: '有没有垃圾', properties }))
    const industry = (rest['properties'] as Record<string, Fields>)['industry']
    expect(schema).toEqual({
      ...rest,
      properties: { ...(rest['properties'] as object), industry: { ...industry, required: ['cooperative'] } },
    })
  })

  it('turns a good answer, and with it what a bad one asks for', () => {
    const schema = read(changed({ 'industry.litter.answer': { good: '是' } }))
    expect(itemAt(schema, litter)).toMatchObject({
      properties: { answer: { 'x-item': { good: 'yes' }, 'x-finding': { when: { const: 'no' } } } },
      if: { properties: { answer: { const: 'no' } } },
    })
  })

  it('asks in another way where the kind is another, and clears what a cell no longer says', () => {
    const schema = read(changed({ 'duty.survey': { kind: '数字', unit: '个' } }))
    expect(itemAt(schema, { section: 'duty', item: 'survey' })).toMatchObject({ 'x-item': { kind: 'number', unit: '个' } })
    const { schema: again } = readItemTable(changed({ 'duty.survey': { unit: '' } }, admit(schema)), schema)
    expect(itemAt(again, { section: 'duty', item: 'survey' })['x-item']).toEqual({ kind: 'number', no: '2' })
  })

  it('leaves out rows that are gone, and moves those that stand elsewhere', () => {
    const table = changed({})
    const [header, first, survey, ...others] = table.rows
    const moved = {
      ...table,
      rows: [header!, survey!, first!, ...others.filter(({ cells }) => !cells.at(-1)?.includes('litter'))],
    }
    expect(asked(read(moved))).toEqual([
      ['一、责任落实', '1 text 问题短板排查', '2 judgement 责任是否落实'],
      ['二、产业扶贫', '1 judgement 是否有合作社，是否正常运行，是否有收益分配'],
    ])
  })
})

describe('each column of a table that is read over its checklist', () => {
  const begun = withItems(newChecklist('清单'), 'section1', [
    { kind: 'judgement', title: '是否通水' },
    { kind: 'number', title: '人口', unit: '人' },
    { kind: 'grade', title: '水质' },
    { kind: 'score', title: '打分' },
  ])
  const item = (schema: unknown, key: string) => itemAt(schema, { section: 'section1', item: key })
  const setting = (schema: unknown, key: string, name: string) =>
    settingsOf(item(schema, key)).find((one) => one.name === name)?.value
  const read = (key: string, cells: Parameters<typeof changed>[0][string], schema: unknown = begun) =>
    readItemTable(changed({ [`section1.${key}`]: cells }, admit(schema)), schema)

  it.each<[column: 'unit' | 'least' | 'most' | 'decimals' | 'help' | 'source' | 'indicator', cell: string, value: unknown]>([
    ['unit', '户', '户'],
    ['least', '2', 2],
    ['most', '９９', 99],
    ['decimals', '0', 0],
    ['help', '含外出', '含外出'],
    ['source', '人口情况', '人口情况'],
    ['indicator', 'own.people', 'own.people'],
  ])('%s is written, and cleared where the cell is emptied', (column, cell, value) => {
    const { schema, notes } = read('item2', { [column]: cell })
    expect(notes).toEqual([])
    expect(setting(schema, 'item2', column)).toBe(value)
    const { schema: again } = read('item2', { [column]: '' }, schema)
    expect(setting(again, 'item2', column)).toBeNull()
    expect(gate(again)).toEqual([])
  })

  it.each<[column: 'words' | 'bad', key: string, cell: string, value: unknown, emptied: unknown]>([
    ['words', 'item3', '优；良;差', ['优', '良', '差'], ['优', '良', '差']],
    ['bad', 'item3', '一般；差', ['一般', '差'], []],
  ])('%s has several words in one cell', (column, key, cell, value, emptied) => {
    const { schema } = read(key, { [column]: cell })
    expect(setting(schema, key, column)).toEqual(value)
    expect(setting(read(key, { [column]: '' }, schema).schema, key, column)).toEqual(emptied)
  })

  it.each(['offersNote', 'offersPhotos'] as const)('%s is yes or no, and stays where its cell is empty', (column) => {
    const { schema } = read('item2', { [column]: '是' })
    expect(setting(schema, 'item2', column)).toBe(true)
    expect(setting(read('item2', { [column]: '' }, schema).schema, 'item2', column)).toBe(true)
    const { schema: without } = read('item2', { [column]: '否' }, schema)
    expect(setting(without, 'item2', column)).toBe(false)
    expect(gate(without)).toEqual([])
    const cells = itemTableOf(admit(without)).rows[2] ?? []
    expect(cells[Object.keys(tableColumns).indexOf(column)]).toBe('否')
  })

  it('points stay where their cell is emptied, for a score cannot be without them', () => {
    const { schema } = read('item4', { points: '20' })
    expect(setting(schema, 'item4', 'points')).toBe(20)
    expect(setting(read('item4', { points: '' }, schema).schema, 'item4', 'points')).toBe(20)
  })

  it.each<[column: 'good' | 'hasNa' | 'noteOnBad', cell: string, told: (item: Fields) => unknown, value: unknown]>([
    ['good', '否', (one) => clausesOf(one)[0]?.good, 'no'],
    ['hasNa', '否', (one) => clausesOf(one)[0]?.hasNa, false],
    ['noteOnBad', '否', (one) => one['if'], undefined],
  ])('%s of a judgement is written', (column, cell, told, value) => {
    const { schema } = read('item1.answer', { [column]: cell })
    expect(told(item(begun, 'item1'))).not.toBe(value)
    expect(told(item(schema, 'item1'))).toBe(value)
  })

  it('a figure that is none is told, and what stood there stays', () => {
    const { schema } = read('item2', { least: '2' })
    const { schema: again, notes } = read('item2', { least: '两' }, schema)
    expect(notes).toMatchObject([{ line: 3, rule: 'cell.unread', detail: '两' }])
    expect(setting(again, 'item2', 'least')).toBe(2)
  })

  it('a section is called by its cell', () => {
    const heading = { section: '一、饮水安全' }
    const table = changed(
      {
        ...{ 'section1.item1.answer': heading, 'section1.item2': heading },
        ...{ 'section1.item3': heading, 'section1.item4': heading },
      },
      admit(begun),
    )
    expect(asked(readItemTable(table, begun).schema).map(([title]) => title)).toEqual(['一、饮水安全'])
  })

  it('that the table has not says nothing: what stands there stays', () => {
    const set = withSetting(begun, { section: 'section1', item: 'item2' }, { name: 'help', value: '含外出' })
    const standing = requiredItem(set, { section: 'section1', item: 'item2' }, false)
    const { schema, notes } = readItemTable(
      sheet(
        '编号|题目|小问',
        'section1.item1.answer|是否通水|是否通水',
        'section1.item2|常住人口|',
        'section1.item3|水质|',
        'section1.item4|打分|',
      ),
      standing,
    )
    expect(notes).toEqual([])
    expect(schema).toEqual(titledItem(standing, { section: 'section1', item: 'item2' }, '常住人口'))
  })

  it('that is the keys’ makes all items new, numbered as they stand, whatever stood there', () => {
    const read = readItemTable(sheet('题目', '是否通电', '路况情况', '人口数', '户数'), begun).schema
    expect(asked(read)).toEqual([
      ['一、检查内容', '1 judgement 是否通电', '2 longText 路况情况', '3 number 人口数', '4 number 户数'],
    ])
    expect(gate(read)).toEqual([])
  })

  it('of keys may name what is not there, which is then new, and one item twice, of which the second is', () => {
    const read = readItemTable(
      sheet(
        '编号|题目|题型',
        'section1.nobody|谁也不是|文字',
        'section1.item2|人口|数字',
        'section1.item2|人口|数字',
        'nowhere.item2|别处|日期',
        '__proto__.constructor|怪键|文字',
      ),
      begun,
    )
    expect(read.notes).toEqual([])
    expect(gate(read.schema)).toEqual([])
    const keys = sectionsOf(read.schema).flatMap(({ items }) => items.map(({ key, title }) => `${key} ${title}`))
    expect(keys.slice(0, 2)).toEqual(['nobody 谁也不是', 'item2 人口'])
    expect(new Set(keys).size).toBe(keys.length)
    expect(sectionsOf(read.schema)[0]?.items.map(({ no }) => no)).toEqual(['1', '2', '3', '4', '5'])
    expect(setting(read.schema, 'item2', 'unit')).toBe('人')
  })

  it('may be just that of titles, beside the keys', () => {
    const rows = [
      '题目|编号',
      ...['是否通水|section1.item1.answer', '人口|section1.item2', '水质|section1.item3', '打分|section1.item4'],
    ]
    expect(readItemTable(sheet(...rows), begun)).toEqual({ schema: begun, notes: [] })
  })
})
