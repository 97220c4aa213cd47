import { Problem } from '@duzhan/problems'
import { parse } from 'csv-parse/browser/esm/sync'
import { readSheet } from 'read-excel-file/universal'

/** The rows of a table that say anything, each with its line in the file; every cell as the text that people see there. */
export interface Table {
  rows: { line: number; cells: string[] }[]
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

async function sheetRows(bytes: Uint8Array): Promise<Table['rows']> {
  const copy = new Uint8Array(bytes) // a buffer of its own, from its first byte
  const rows = await readSheet(copy.buffer)
  return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }))
}

function csvRows(bytes: Uint8Array): Table['rows'] {
  const options = { bom: true, info: true, skip_empty_lines: true, trim: true }
  const read = parse(decoded(bytes), options) as unknown as { record: string[]; info: { lines: number } }[] // what `info` makes of a record
  return read.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

/**
 * The rows of a file by its content: the first sheet of an .xlsx, else a .csv in UTF-8 or the national encoding. Throws
 * `file.old-excel` for a workbook of before 2007 or under a password, and `file.not-a-table` for what is none.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (isCompound(bytes)) throw new Problem('invalid', 'file.old-excel')
  try {
    const rows = isZip(bytes) ? await sheetRows(bytes) : csvRows(bytes)
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) }
  } catch (error) {
    throw new Problem('invalid', 'file.not-a-table', { reason: error instanceof Error ? error.message : '' })
  }
}
