import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from './readTable.ts'
import { sheetPeople } from './sheetPeople.ts'
import { templateWorkbook } from './templateWorkbook.ts'

describe('a workbook to be filled in', () => {
  it('is read as the rows that it was made of', async () => {
    const rows = [
      ['账号', '岗位', '角色', '地区'],
      ['qs-team-1', '督查一组<组长> & 副', '督战员、查看', '430381000000'],
    ]
    const table = await readTable(templateWorkbook('人员 & 岗位', rows), '人员账号模板.xlsx')
    expect(table.rows.map(({ cells }) => cells)).toEqual(rows)
    expect(sheetPeople(table).people).toMatchObject([{ line: 2, account: 'qs-team-1', region: '430381000000' }])
  })

  it('keeps every column as text', () => {
    const parts = unzipSync(templateWorkbook('表', [['a', 'b', 'c']]))
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('<col min="1" max="3" width="22" style="1"')
    expect(strFromU8(parts['xl/styles.xml']!)).toContain('numFmtId="49"')
  })

  it('holds any text that is none of a formula', async () => {
    const text = fc.string({ minLength: 1, unit: fc.constantFrom(...'甲乙a1<>&"\' ') }).filter((one) => one.trim() === one)
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (cells) => {
        expect((await readTable(templateWorkbook('表', [cells]))).rows[0]?.cells).toEqual(cells)
      }),
      { numRuns: 50 },
    )
  })
})
