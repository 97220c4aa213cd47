import type { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { readTable } from './readTable.ts'
import { sheetPeople } from './sheetPeople.ts'
import { type SheetCell, workbook } from './test/workbook.ts'

const read = async (...rows: SheetCell[][]) => sheetPeople(await readTable(workbook(rows), '人员.xlsx'))
const header = ['账号', '岗位', '角色', '地区', '单位', '方案']

describe('people in a table', () => {
  it('are read below a title, each with its line, and columns in whatever order', async () => {
    expect(
      await read(
        ['某县督战人员'],
        ['岗位', '账号', '角色', '地区', '备注'],
        ['督查一组组长', 'ＱＳ－Team-1', '督战员、查看', '430381000000', '无'],
        [],
        ['复核专员', 'qs-review', '复核', 430381106000],
      ),
    ).toEqual({
      people: [
        {
          line: 3,
          account: 'qs-team-1',
          title: '督查一组组长',
          roles: '督战员、查看',
          region: '430381000000',
          body: '',
          plan: '',
        },
        { line: 5, account: 'qs-review', title: '复核专员', roles: '复核', region: '430381106000', body: '', plan: '' },
      ],
      unusedColumns: ['备注'],
    })
  })

  it('have a body and a plan where the table has such columns', async () => {
    const [person] = (await read(header, ['a-b-c', '股长', '责任单位', '湘乡市', '教育局', '某方案'])).people
    expect(person).toMatchObject({ region: '湘乡市', body: '教育局', plan: '某方案' })
  })

  it('are told by English headings too', async () => {
    const { people } = await read(['Account', 'Post', 'Role', 'Region'], ['a-b-c', '股长', '查看', '湘乡市'])
    expect(people).toMatchObject([{ account: 'a-b-c', title: '股长', roles: '查看', region: '湘乡市' }])
  })

  it('are none where only the header stands', async () => {
    expect((await read(header)).people).toEqual([])
  })

  it.each<[string, SheetCell[][], string[]]>([
    [
      'a column is wanting',
      [
        ['账号', '岗位', '角色'],
        ['a', 'b', 'c'],
      ],
      ['地区'],
    ],
    [
      'it is another table',
      [
        ['名称', '区划代码'],
        ['甲', '1'],
      ],
      ['账号', '岗位', '角色', '地区'],
    ],
    ['there is nothing', [], ['账号', '岗位', '角色', '地区']],
  ])('are refused where %s', async (_, rows, columns) => {
    const problem = await read(...rows).then(
      () => null,
      (error: Problem) => error,
    )
    expect(problem).toMatchObject({ code: 'file.column-missing', details: { columns } })
  })
})
