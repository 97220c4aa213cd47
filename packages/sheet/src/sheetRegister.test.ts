import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import type { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './readTable.ts'
import type { ColumnNames } from './sheetColumns.ts'
import { sheetRegister } from './sheetRegister.ts'
import { type SheetCell, workbook } from './test/workbook.ts'

const whole = packs[0]!.plan as Plan // the pack's own plan
const plan: Plan = {
  ...whole,
  targetKinds: whole.targetKinds.map((kind) => ({
    ...kind,
    attributes: {
      type: 'object',
      properties: {
        persons: { type: 'integer', title: '人口' },
        share: { type: 'number', title: '比例' },
        isHard: { type: 'boolean', title: '深度贫困' },
        since: { type: 'string', title: '识别日期' },
      },
      additionalProperties: false,
    },
  })),
}
const header = ['名称', '区划代码', '人口', '比例', '深度贫困', '识别日期']
const csv = (...lines: string[][]) => lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = async (bytes: Uint8Array) => sheetRegister(plan, await readTable(bytes))
const attributesIn = async (bytes: Uint8Array) => (await read(bytes)).targets.map(({ attributes }) => attributes)
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: Problem) => [error.code, error.details],
  )
/** “甲村” with its figures in the national encoding, as an office's spreadsheet writes a .csv. */
const gbk = Uint8Array.from([
  ...[0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc7, 0xf8, 0xbb, 0xae, 0xb4, 0xfa, 0xc2, 0xeb, 0x0a], // 名称,区划代码
  ...[0xbc, 0xd7, 0xb4, 0xe5, 0x2c, ...utf8('430381106229')],
])

describe('a register in a table', () => {
  const row = ['甲村', '430381106229', '1,490', '12.5', '是', '2020-03-05']
  const target = { name: '甲村', id: '430381106229', regionCode: '430381106229' }
  const attributes = { persons: 1490, share: 12.5, isHard: true, since: '2020-03-05' }

  it.each<[string, Uint8Array]>([
    ['a .csv in UTF-8', utf8(csv(header, row))],
    ['a .csv that begins with a byte-order mark', utf8(`\uFEFF${csv(header, row)}`)],
    ['a .csv with its codes in two, as the page shows them', utf8(csv(header, ['甲村', '430381 106229', ...row.slice(2)]))],
    [
      'a .csv with digits in full width',
      utf8(csv(header, ['甲村', '４３０３８１１０６２２９', '１，４９０', '１２．５', '是', '2020-03-05'])),
    ],
    [
      'an .xlsx with figures, marks and a date of its own',
      workbook([header, ['甲村', '430381106229', 1490, 12.5, true, { date: 43_895 }]]),
    ],
    ['an .xlsx whose codes are numbers', workbook([header, ['甲村', 430381106229, '1,490', '12.5', '是', '2020-03-05']])],
    [
      'an .xlsx with a title and a unit above its header, and blank rows',
      workbook([['甲县登记表'], ['单位：人'], header, [], row, [null, '']]),
    ],
  ])('is read from %s', async (_, bytes) => {
    const { targets, faults, unusedColumns, rows } = await read(bytes)
    expect({ targets, faults, unusedColumns, rows }).toMatchObject({
      ...{ targets: [{ ...target, attributes }], faults: [], unusedColumns: [], rows: 1 },
    })
  })

  it('is read from a .csv in the national encoding', async () => {
    expect((await read(gbk)).targets).toMatchObject([{ ...target, attributes: {} }])
  })

  it.each<[string, SheetCell[][], object]>([
    [
      'a row of totals',
      [header, ['合计', '430381000000', 1]],
      { line: 2, column: '名称', code: 'cell.total-row', target: '合计' },
    ],
    ['one that says so in the column of codes', [header, ['', '合 计', 1]], { line: 2, column: '名称', code: 'cell.total-row' }],
    [
      'a figure with its unit',
      [header, ['甲村', '430381106229', '12人']],
      { line: 2, column: '人口', code: 'cell.not-a-number', message: '“12人”不是数字' },
    ],
    [
      'a figure that is a date',
      [header, ['甲村', '430381106229', { date: 43_895 }]],
      { column: '人口', message: '“2020-03-05”不是数字' },
    ],
    ['a mark that is none', [header, ['甲村', '430381106229', 1, 1, '也许']], { column: '深度贫困', code: 'cell.not-yes-or-no' }],
    [
      'a code twice',
      [header, ['甲村', '430381106229'], ['乙村', '430381106229']],
      { line: 3, column: '区划代码', code: 'cell.repeated' },
    ],
    ['a place outside', [header, ['甲村', '410325103223']], { line: 2, column: '区划代码', code: 'cell.region-outside' }],
    ['no name, below a title', [['甲县登记表'], header, ['', '430381106229']], { line: 3, column: '名称', code: 'cell.empty' }],
  ])('tells of %s in which line and column, with what was expected', async (_, rows, fault) => {
    expect((await read(workbook(rows))).faults).toMatchObject([fault])
  })

  it('says which columns the plan does not keep, and which are wanting', async () => {
    expect((await read(utf8(csv([...header, '备注'], [...row, '无'])))).unusedColumns).toEqual(['备注'])
    expect(await refusal(read(utf8(csv(['名称', '人口'], ['甲村', '1']))))).toMatchObject([
      'file.column-missing',
      {
        columns: ['区划代码'],
        headings: [
          { heading: '名称', takenAs: '名称', example: '甲村' },
          { heading: '人口', takenAs: '人口', example: '1' },
        ],
        titles: ['编号', '名称', '类别', '区划代码', '位置', '人口', '比例', '深度贫困', '识别日期'],
      },
    ])
  })

  it.each<[string, Uint8Array, string]>([
    ['a workbook of before 2007', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file.old-excel'],
    ['a zip that is no workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'file.not-a-table'],
    ['an unfinished quotation', utf8('名称,区划代码\n"甲村,430381106229'), 'file.not-a-table'],
    ['nothing', new Uint8Array(), 'file.column-missing'],
  ])('is not read from %s', async (_, bytes, code) => {
    expect((await refusal(read(bytes)))?.[0]).toBe(code)
  })

  it('says of any figures the same in .csv and .xlsx', async () => {
    const figure = fc.oneof(
      fc.integer({ min: -1_000, max: 10_000_000 }),
      fc.float({ noNaN: true, min: 0, max: 100 }).map((share) => Math.round(share * 100) / 100),
    )
    await fc.assert(
      fc.asyncProperty(figure, figure, fc.boolean(), async (persons, share, isHard) => {
        const asText = ['甲村', '430381106229', String(persons), String(share), isHard ? '是' : '否', '']
        const asCells = ['甲村', '430381106229', persons, share, isHard]
        const [told, typed] = await Promise.all([read(utf8(csv(header, asText))), read(workbook([header, asCells]))])
        expect(typed).toEqual(told)
      }),
      { numRuns: 50 },
    )
  })

  it('gives no figures where it has no such column', async () => {
    expect(await attributesIn(utf8(csv(['名称', '区划代码'], ['甲村', '430381106229'])))).toEqual([{}])
  })
})

describe('the columns of a file', () => {
  const code = '430381106229'
  const village = { name: '甲村', regionCode: code }
  const readBy = async (names: ColumnNames, ...rows: SheetCell[][]) =>
    sheetRegister(plan, await readTable(workbook(rows)), { names })

  it.each<[string, SheetCell[][]]>([
    [
      'with units, in two lines or with a mark',
      [
        ['*名称', '区划\n代码', '人口（人）', '比例(%)'],
        ['甲村', code, 7, 1.5],
      ],
    ],
    [
      'in the words of the kind',
      [
        ['村名', '行政区划代码', '人口', '比例'],
        ['甲村', code, 7, 1.5],
      ],
    ],
    [
      'under one that spans them, beside others that span two rows',
      [['甲县登记表'], ['名称', '区划代码', '人口情况', null], [null, null, '人口', '比例'], ['甲村', code, 7, 1.5]],
    ],
    [
      'all in the lower of two rows',
      [
        ['村情', null, '人口情况', null],
        ['名称', '区划代码', '人口', '比例'],
        ['甲村', code, 7, 1.5],
      ],
    ],
    [
      'in three rows',
      [
        ['名称', '区划代码', '村情', null],
        [null, null, '人口情况', null],
        [null, null, '人口', '比例'],
        ['甲村', code, 7, 1.5],
      ],
    ],
    [
      'that English names say',
      [
        ['name', 'regionCode', 'persons', 'share'],
        ['甲村', code, 7, 1.5],
      ],
    ],
  ])('are found by headings %s', async (_, rows) => {
    const { targets, faults, unusedColumns } = await readBy({}, ...rows)
    expect({ targets, faults, unusedColumns }).toMatchObject({
      ...{ targets: [{ ...village, attributes: { persons: 7, share: 1.5 } }], faults: [], unusedColumns: [] },
    })
  })

  it('are what somebody says they are, were another called so; what is left out is not read', async () => {
    const rows = [
      ['庄子', '代号', '户籍人口', '人口'],
      ['甲村', code, 7, '约十人'],
    ]
    const names = { 庄子: '名称', 代号: '区划代码', 户籍人口: '人口', 人口: '' }
    const { targets, faults, unusedColumns, headings } = await readBy(names, ['甲县登记表'], ...rows)
    expect({ targets, faults, unusedColumns }).toMatchObject({
      ...{ targets: [{ ...village, attributes: { persons: 7 } }], faults: [], unusedColumns: ['人口'] },
    })
    expect(headings.map(({ takenAs }) => takenAs)).toEqual(['名称', '区划代码', '人口', null])
  })

  it.each<[string, SheetCell[]]>([
    ['of which one is known', ['乡镇', '村庄', '行政区划代码']],
    ['of which none is', ['乡镇', '村庄', '代号']],
  ])('are told apart from what stands above them, %s', async (_, headings) => {
    const rows = [['甲县登记表'], ['填报单位：甲县扶贫办', '2020年3月'], headings, ['柳河乡', '甲村', code]]
    const told = await refusal(readBy({}, ...rows))
    expect(told?.[1]).toMatchObject({ headings: headings.map((heading) => ({ heading })) })
  })

  it('are what they were called before where a plan has no column any more that somebody named', async () => {
    const { headings } = await readBy({ 人口: '常住人口' }, ['名称', '区划代码', '人口'], ['甲村', code, 7])
    expect(headings.at(-1)).toEqual({ heading: '人口', takenAs: '人口', example: '7' })
  })

  it('are told apart by what spans them, or by where they stand', async () => {
    const { headings } = await readBy(
      {},
      ['名称', '区划代码', '全村', null, '贫困户', null, '备注'],
      [null, null, '户数', '人口', '户数', '人口', '备注'],
      ['甲村', code, 9, 30, 2, 7, '无'],
    )
    expect(headings.map(({ heading }) => heading)).toEqual([
      '名称',
      '区划代码',
      '全村户数',
      '全村人口',
      '贫困户户数',
      '贫困户人口',
      '备注',
    ])
    const twice = await readBy({}, ['名称', '区划代码', '人口', '人口'], ['甲村', code, 7, 8])
    expect(twice.headings.map(({ heading, takenAs }) => [heading, takenAs]).slice(2)).toEqual([
      ['人口', '人口'],
      ['人口（第4列）', null],
    ])
  })

  it('name faults as the file calls them', async () => {
    const { faults } = await readBy({ 户籍人口: '人口' }, ['村名', '区划代码', '户籍人口'], ['甲村', code, '约十人'])
    expect(faults).toMatchObject([{ line: 2, column: '户籍人口', message: '“约十人”不是数字' }])
  })

  it('leave a row without name and code what it is: a fault, no part of the header', async () => {
    const { faults } = await readBy({}, header, [null, null, 12])
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, '名称'],
      [2, '区划代码'],
    ])
  })

  it('give the same register in whatever order they stand, under whatever names somebody tells', async () => {
    const cells: Record<string, SheetCell> = { 名称: '甲村', 区划代码: code, 人口: 7, 比例: 1.5, 深度贫困: '是' }
    const called = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text && !/^[=+@-]/.test(text)),
      {
        ...{ minLength: 5, maxLength: 5 },
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(cells), { minLength: 5 }), called, async (titles, headings) => {
        const names = Object.fromEntries(headings.map((heading, at) => [heading, titles[at] ?? '']))
        const rows: SheetCell[][] = [headings, titles.map((title) => cells[title] ?? null)]
        const table = { rows: rows.map((row, at) => ({ line: at + 1, cells: row.map(String) })) }
        const { targets, faults } = sheetRegister(plan, table, { names })
        expect({ targets, faults }).toMatchObject({
          ...{ targets: [{ ...village, attributes: { persons: 7, share: 1.5, isHard: true } }], faults: [] },
        })
      }),
      { numRuns: 200 },
    )
  })
})
