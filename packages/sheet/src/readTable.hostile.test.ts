import { type Problem, problemText } from '@duzhan/problems'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from './readTable.ts'
import { sheetBounds } from './sheetBounds.ts'
import { workbook } from './test/workbook.ts'

const limit = 5_000
const rows = [
  ['名称', '区划代码'],
  ['甲村', '430381106229'],
]
const parts = unzipSync(workbook(rows))
/** A workbook of two rows with other parts beside or in place of its own. */
const withParts = (other: Record<string, Uint8Array>) => zipSync({ ...parts, ...other })
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheetOf = (data: string) =>
  withParts({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`) })
const utf8 = (text: string) => new TextEncoder().encode(text)
const mib = 1_048_576

/** A workbook with forty MiB of zeros, both headers of which say another size. */
function bomb(told: number): Uint8Array {
  const real = 40 * mib
  const bytes = withParts({ 'xl/sharedStrings.xml': new Uint8Array(real) })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 46; at++) {
    const mark = view.getUint32(at, true)
    if (mark === 0x04034b50 && view.getUint32(at + 22, true) === real) view.setUint32(at + 22, told, true)
    if (mark === 0x02014b50 && view.getUint32(at + 24, true) === real) view.setUint32(at + 24, told, true)
  }
  return bytes
}

async function refusal(bytes: Uint8Array, name?: string): Promise<{ code: string; details: object; ms: number }> {
  const before = performance.now()
  const problem = await readTable(bytes, name).then(
    () => null,
    (error: Problem) => error,
  )
  return { code: problem?.code ?? 'read', details: problem?.details ?? {}, ms: performance.now() - before }
}

describe('a hostile file is refused within five seconds:', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['a zip bomb that says what it is', () => bomb(4_000 * mib), 'file.too-large'],
    ['a zip bomb that lies about it', () => bomb(1_000), 'file.too-large'],
    ['a bomb of many parts', () => bombOfParts(), 'file.too-large'],
    ['more parts than a workbook has', () => manyParts(), 'file.too-large'],
    ['more bytes than are read', () => new Uint8Array(33 * mib).fill(0x61), 'file.too-large'],
    ['a .csv of ten million columns', () => new Uint8Array(10_000_000).fill(0x2c), 'file.too-large'],
    ['an .xlsx of ten million columns', () => sheetOf(`<row r="1">${'<c/>'.repeat(10_000_000)}</row>`), 'file.too-large'],
    ['one cell far to the right', () => sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'file.too-large'],
    ['one row far below', () => sheetOf('<row r="999999999999"><c><v>1</v></c></row>'), 'file.too-large'],
    ['a place behind a quoted bracket', () => sheetOf('<row r="1"><c t=">" r="ZZZ1"><v>1</v></c></row>'), 'file.too-large'],
    ['a place in other quotes', () => sheetOf("<row r = '8888888'><c><v>1</v></c></row>"), 'file.too-large'],
    ['a place that is written as a code', () => sheetOf('<row r="&#49;e9"><c><v>1</v></c></row>'), 'file.too-large'],
    ['a million rows', () => utf8('甲,1\n'.repeat(1_000_000)), 'file.too-large'],
    ['a formula', () => sheetOf('<row r="1"><c r="B1"><f>1+1</f><v>2</v></c></row>'), 'file.has-formula'],
    ['a formula under a prefix', () => sheetOf('<row r="1"><c r="B1"><x:f t="shared"/><v>2</v></c></row>'), 'file.has-formula'],
    ['a text that would be computed', () => workbook([...rows, ['=HYPERLINK("http://a")', '1']]), 'file.has-formula'],
    ['a command in a .csv', () => utf8("名称,区划代码\n+cmd|' /C calc'!A0,1"), 'file.has-formula'],
    ['macros', () => withParts({ 'xl/vbaProject.bin': new Uint8Array(8) }), 'file.has-macros'],
    ['macros of the first Excel', () => withParts({ 'xl/macrosheets/sheet1.xml': new Uint8Array(8) }), 'file.has-macros'],
    [
      'a workbook that says it has macros',
      () =>
        withParts({
          '[Content_Types].xml': strToU8('<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
        }),
      'file.has-macros',
    ],
    ['a zip of something else', () => zipSync({ 'word/document.xml': strToU8('<document/>') }), 'file.not-a-table'],
    ['a program', () => Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'file.not-a-table'],
  ])('%s', { timeout: 60_000 }, async (_, bytes, code) => {
    const refused = await refusal(bytes())
    expect(refused.code).toBe(code)
    expect(refused.ms).toBeLessThan(limit)
  })

  it.each<[string, string, Uint8Array, string]>([
    ['a workbook called .csv', '登记表.csv', workbook(rows), 'file.wrong-extension'],
    ['a table of text called .xlsx', '登记表.xlsx', utf8('名称,区划代码'), 'file.wrong-extension'],
    ['a page of the web called .xls', '登记表.xls', utf8('<html><table></table></html>'), 'file.wrong-extension'],
    ['a picture', '登记表.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'file.wrong-extension'],
    ['a file without an extension', '登记表', utf8('名称'), 'file.wrong-extension'],
    ['a workbook with macros by its name', '登记表.XLSM', workbook(rows), 'file.has-macros'],
  ])('%s', async (_, name, bytes, code) => {
    const refused = await refusal(bytes, name)
    expect(refused.code).toBe(code)
    expect(refused.ms).toBeLessThan(limit)
  })
})

describe('a harmless file is read', () => {
  it.each(['登记表.xlsx', 'D.XLSX', undefined])('under the name %s', async (name) => {
    expect((await readTable(workbook(rows), name)).rows).toEqual([
      { line: 1, cells: rows[0] },
      { line: 2, cells: rows[1] },
    ])
  })

  it('with pictures in it, and with figures that have a sign', async () => {
    const pictured = zipSync({ ...unzipSync(workbook([['-5', '+3', '-', '@甲']])), 'xl/media/a.png': new Uint8Array(9) })
    expect((await readTable(pictured, 'a.xlsx')).rows[0]?.cells).toEqual(['-5', '+3', '-', '@甲'])
  })

  it('to its last row and column within the bounds', async () => {
    const { rows: most, columns } = sheetBounds
    expect((await readTable(utf8(`${','.repeat(columns - 1)}终\n`))).rows[0]?.cells).toHaveLength(columns)
    expect((await refusal(utf8(`${','.repeat(columns)}终\n`))).code).toBe('file.too-large')
    const last = sheetOf(`<row r="${most}"><c r="A${most}"><v>1</v></c></row>`)
    expect((await readTable(last)).rows).toEqual([{ line: most, cells: ['1'] }])
    expect((await refusal(sheetOf(`<row r="${most + 1}"><c><v>1</v></c></row>`))).code).toBe('file.too-large')
  })

  it('whatever bytes come, it is read or refused with a code', async () => {
    const cut = fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
      const bytes = workbook(rows)
      bytes[at % bytes.length] = byte
      return bytes
    })
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        expect((await refusal(bytes)).code).toMatch(/^(read|file\.)/)
      }),
      { numRuns: 300 },
    )
  })
})

it('what is refused is told with what to do', () => {
  const details = { megabytes: 32, rows: 200_000, columns: 500 }
  expect(problemText('file.too-large', details, 'zh')).toContain('200000 行')
  expect(problemText('file.has-formula', { cell: 'B2' }, 'zh')).toContain('单元格 B2')
  expect(problemText('file.has-macros', {}, 'zh')).toContain('另存为')
  expect(problemText('file.wrong-extension', { extension: 'xls' }, 'zh')).toContain('“xls”')
})

/** Twelve parts of three MiB of zeros each: none is much by itself. */
function bombOfParts(): Uint8Array {
  const zeros = new Uint8Array(3 * mib)
  return withParts(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`xl/worksheets/sheet${at + 2}.xml`, zeros])))
}
function manyParts(): Uint8Array {
  const part = new Uint8Array(1)
  return withParts(Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`xl/theme/${at}.xml`, part])))
}
