import { describe, expect, it } from 'vitest'
import { readSheets } from './readTable.ts'
import { textWorkbook } from './templateWorkbook.ts'
import { workbook } from './test/workbook.ts'

const most = 1_000
const sheets = [
  {
    name: 'survey',
    rows: [
      ['type', 'name'],
      ['text', ''],
      ['', '甲\n乙 "一" & <二>'],
    ],
  },
  { name: 'choices', rows: [['list_name'], ['yes_no']] },
]

describe('all sheets of a file', () => {
  it('are read by their names as they were written', async () => {
    const read = await readSheets({ bytes: textWorkbook(sheets), name: '表.xlsx' }, most)
    expect(read.map(({ name }) => name)).toEqual(['survey', 'choices'])
    expect(read[0]?.rows).toEqual([
      { line: 1, cells: ['type', 'name'] },
      { line: 2, cells: ['text', ''] },
      { line: 3, cells: ['', '甲\n乙 "一" & <二>'] },
    ])
    expect(read[1]?.rows.map(({ cells }) => cells)).toEqual([['list_name'], ['yes_no']])
  })

  it('are one of a .csv', async () => {
    const bytes = new TextEncoder().encode('题目,题型\n是否通水,是否判断\n')
    expect(await readSheets({ bytes, name: '表.csv' }, most)).toMatchObject([
      { name: '表.csv', rows: [{ line: 1 }, { line: 2 }] },
    ])
  })

  it('are not read beyond so many rows, of one sheet or of all together', async () => {
    const rows = Array.from({ length: 6 }, () => ['一'])
    const two = textWorkbook([
      { name: 'a', rows },
      { name: 'b', rows },
    ])
    await expect(readSheets({ bytes: two, name: '表.xlsx' }, 11)).rejects.toMatchObject({ code: 'file.too-large' })
    expect(await readSheets({ bytes: two, name: '表.xlsx' }, 12)).toHaveLength(2)
    const csv = new TextEncoder().encode('一\n'.repeat(20))
    await expect(readSheets({ bytes: csv, name: '表.csv' }, 11)).rejects.toMatchObject({ code: 'file.too-large' })
  })

  it('are refused where one cell of any of them would be computed, or the file is none', async () => {
    const formula = textWorkbook([sheets[1]!, { name: 'b', rows: [['=1+1']] }])
    await expect(readSheets({ bytes: formula, name: '表.xlsx' }, most)).rejects.toMatchObject({ code: 'file.has-formula' })
    await expect(readSheets({ bytes: workbook([['一']]), name: '表.xlsm' }, most)).rejects.toMatchObject({
      code: 'file.has-macros',
    })
    await expect(readSheets({ bytes: workbook([['一']]), name: '表.csv' }, most)).rejects.toMatchObject({
      code: 'file.wrong-extension',
    })
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1])
    await expect(readSheets({ bytes: old, name: '表.xls' }, most)).rejects.toMatchObject({ code: 'file.old-excel' })
    const broken = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])
    await expect(readSheets({ bytes: broken, name: '表.xlsx' }, most)).rejects.toMatchObject({ code: 'file.not-a-table' })
  })
})
