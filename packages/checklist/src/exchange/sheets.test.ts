import { describe, expect, it } from 'vitest'
import { rowsBelow, type SheetIn } from './sheets.ts'

const sheet = (...rows: string[]): SheetIn => ({
  name: '表',
  rows: rows.map((row, at) => ({ line: at + 2, cells: row.split('|') })),
})
const found = (of: SheetIn, ...wanted: string[]) => {
  const below = rowsBelow(of, wanted)
  return below?.rows.map(({ line, cell }) => [line, ...wanted.map(cell)])
}

describe('the rows below a header', () => {
  it('are asked by the names of its columns, each with its line in the file', () => {
    expect(found(sheet('甲|乙', '一|二', '三|四'), '乙', '甲')).toEqual([
      [3, '二', '一'],
      [4, '四', '三'],
    ])
  })

  it('may stand below the title of the table, but not far below', () => {
    expect(found(sheet('某县清单', '', '甲|乙', '一|二'), '甲')).toEqual([[5, '一']])
    const late = sheet(...Array.from({ length: 10 }, () => '说明'), '甲|乙', '一|二')
    expect(found(late, '甲')).toBeUndefined()
  })

  it('are none where a column that is wanted is missing', () => {
    expect(found(sheet('甲|丙', '一|二'), '甲', '乙')).toBeUndefined()
    expect(found(sheet(), '甲')).toBeUndefined()
  })

  it('lose the blanks at the ends of cells, and are empty where a cell or a column is not there', () => {
    const below = rowsBelow(sheet(' 甲 |乙', '  一  '), ['甲'])
    expect(below?.header).toEqual(['甲', '乙'])
    expect(['甲', '乙', '丙', '__proto__'].map((column) => below?.rows[0]?.cell(column))).toEqual(['一', '', '', ''])
  })

  it('are those of the first of two columns of one name', () => {
    expect(found(sheet('甲|甲', '一|二'), '甲')).toEqual([[3, '一']])
  })
})
