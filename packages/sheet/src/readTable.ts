import { Problem } from '@duzhan/problems'
import { parse } from 'csv-parse/browser/esm/sync'
import { strFromU8, zipSync } from 'fflate'
import readWorkbook, { readSheet } from 'read-excel-file/universal'
import { checkedCells, checkedFields, checkedSheet } from './checkedSheet.ts'
import { mostBytes, tooLarge } from './sheetBounds.ts'
import { unpacked } from './unpacked.ts'

/** The rows of a table that say anything, each with its line in the file; every cell as the text that people see there. */
export interface Table {
  rows: { line: number; cells: string[] }[]
}

export interface NamedTable extends Table {
  name: string
}

const begins = (bytes: Uint8Array, marks: readonly number[]): boolean => marks.every((mark, at) => bytes[at] === mark)
const isZip = (bytes: Uint8Array) => begins(bytes, [0x50, 0x4b, 0x03, 0x04])
/** What Excel wrote before 2007, and what it writes today under a password. */
const isCompound = (bytes: Uint8Array) => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])

/** Offices export registers in the national encoding as often as in UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A cell as people see it: a date without a time of day, a mark as 是 or 否. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).trim()
}

/** The parts of an .xlsx, gone through: the reader is given these, and nothing else that the file may hold. */
function checkedParts(bytes: Uint8Array): ArrayBuffer {
  const parts = unpacked(bytes)
  if (!parts['xl/workbook.xml']) throw new Error('xl/workbook.xml')
  for (const [name, part] of Object.entries(parts)) {
    if (/macroEnabled/.test(name === '[Content_Types].xml' ? strFromU8(part) : ''))
      throw new Problem('invalid', 'file.has-macros')
    if (name.startsWith('xl/worksheets/') && name.endsWith('.xml')) checkedSheet(strFromU8(part))
  }
  return new Uint8Array(zipSync(parts, { level: 0 })).buffer
}

const tableRows = (rows: readonly (readonly unknown[])[]): Table['rows'] =>
  rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))

function csvRows(bytes: Uint8Array): Table['rows'] {
  if (bytes.subarray(0, 65_536).includes(0)) throw new Error('NUL') // no text of any encoding that offices export
  checkedFields(bytes)
  const options = { bom: true, info: true, skip_empty_lines: true, trim: true }
  const read = parse(decoded(bytes), options) as unknown as { record: string[]; info: { lines: number } }[] // what `info` makes of a record
  return read.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

/** Throws `file.wrong-extension` where the name of a file says another kind than its content is, for that is no slip of an office. */
function checkedName(name: string, bytes: Uint8Array): void {
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension === 'xlsm' || extension === 'xltm') throw new Problem('invalid', 'file.has-macros')
  if (extension !== (isZip(bytes) ? 'xlsx' : 'csv')) throw new Problem('invalid', 'file.wrong-extension', { extension })
}

/** Throws for a file that is none to be read, before anything of it is. */
function checkedFile(bytes: Uint8Array, name: string | undefined): void {
  if (bytes.length > mostBytes) throw tooLarge()
  if (isCompound(bytes)) throw new Problem('invalid', 'file.old-excel')
  if (name !== undefined) checkedName(name, bytes)
}

/**
 * The rows of a file by its content: the first sheet of an .xlsx, else a .csv in UTF-8 or the national encoding; where its `name` is
 * given, that has to say the same. Throws `file.old-excel` for a workbook of before 2007 or under a password, `file.wrong-extension`,
 * `file.has-macros`, `file.has-formula`, `file.too-large` for what is beyond `sheetBounds`, and `file.not-a-table` for what is none.
 */
export async function readTable(bytes: Uint8Array, name?: string): Promise<Table> {
  checkedFile(bytes, name)
  return asTable(async () => {
    const rows = isZip(bytes) ? tableRows(await readSheet(checkedParts(bytes))) : csvRows(bytes)
    return { rows: saidRows(rows) }
  })
}

/**
 * All sheets of an .xlsx by their names, of a .csv the one that it is. Throws what `readTable` throws; more rows than `mostRows` of
 * all sheets together are more than what is read here ever has.
 */
export async function readSheets(file: { bytes: Uint8Array; name: string }, mostRows: number): Promise<NamedTable[]> {
  const { bytes, name } = file
  if (bytes.length > 0 && !isZip(bytes)) return [{ name, rows: fewer((await readTable(bytes, name)).rows, mostRows) }]
  checkedFile(bytes, name)
  const sheets = await asTable(async () => readWorkbook(checkedParts(bytes)))
  const tables = sheets.map(({ sheet, data }) => ({ name: sheet, rows: saidRows(tableRows(data)) }))
  fewer(
    tables.flatMap(({ rows }) => rows),
    mostRows,
  )
  return tables
}

function fewer(rows: Table['rows'], most: number): Table['rows'] {
  if (rows.length > most) throw tooLarge()
  return rows
}

/** The rows that say anything. Throws for one that would be computed where it is opened. */
function saidRows(rows: Table['rows']): Table['rows'] {
  const said = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  checkedCells(said)
  return said
}

/** Reads; what no reader makes anything of is no table. */
async function asTable<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('invalid', 'file.not-a-table', { reason: error instanceof Error ? error.message : '' })
  }
}
