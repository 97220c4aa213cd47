import { hasFormula, isFormula, sheetBounds, tooLarge } from './sheetBounds.ts'

/** A row, a cell or a formula of a sheet as it opens, with what it says of itself; a `>` within quotes closes nothing. */
const tag = /<(?:\w+:)?(row|c|f)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const place = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/
const cellPlace = /^([A-Z]{1,3})([1-9]\d{0,6})$/
const rowPlace = /^[1-9]\d{0,6}$/

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Throws for a place that no table of the bounds has, and for one that is written so that two readers may read it differently. */
function within(kind: string, told: string): void {
  if (kind === 'row') {
    if (!rowPlace.test(told) || Number(told) > sheetBounds.rows) throw tooLarge()
    return
  }
  const [, letters = '', row] = cellPlace.exec(told) ?? []
  if (letters === '' || columnOf(letters) > sheetBounds.columns || Number(row) > sheetBounds.rows) throw tooLarge()
}

/**
 * Goes through the text of a sheet before anybody makes a table of it. Throws `file.too-large` for more cells, rows or columns than
 * are read, were it one cell far out, and `file.has-formula` with the first cell that is computed.
 */
export function checkedSheet(xml: string): void {
  let cells = 0
  let inRow = 0
  let rows = 0
  let cell = ''
  tag.lastIndex = 0
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    const [, kind = '', said = ''] = found
    const told = place.exec(said)
    const where = told?.[1] ?? told?.[2]
    if (kind === 'f') throw hasFormula(cell)
    if (where !== undefined) within(kind, where)
    if (kind === 'row') {
      rows += 1
      inRow = 0
    } else {
      cells += 1
      inRow += 1
      cell = where ?? ''
    }
    if (cells > sheetBounds.cells || rows > sheetBounds.rows || inRow > sheetBounds.columns) throw tooLarge()
  }
}

/** Goes through the cells of a table as people see them. Throws `file.has-formula` with the line of the first that would be computed. */
export function checkedCells(rows: readonly { line: number; cells: readonly string[] }[]): void {
  for (const { line, cells } of rows) {
    const at = cells.findIndex(isFormula)
    if (at >= 0) throw hasFormula(`${line}:${at + 1}`)
  }
}

const comma = 44
const quote = 34
const lineEnd = 10

/** Counts the fields of a .csv before they are made. Throws `file.too-large` for more rows, columns or fields than are read. */
export function checkedFields(text: Uint8Array): void {
  const { rows: mostRows, columns: mostColumns, cells: mostCells } = sheetBounds
  let isQuoted = false
  let columns = 1
  let rows = 1
  let cells = 1
  for (const byte of text) {
    if (byte === quote) isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (byte === comma) {
      columns += 1
      cells += 1
    } else if (byte === lineEnd) {
      rows += 1
      cells += 1
      columns = 1
    } else continue
    if (columns > mostColumns || rows > mostRows || cells > mostCells) throw tooLarge()
  }
}
