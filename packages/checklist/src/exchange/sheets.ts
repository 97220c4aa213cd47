/** A sheet to be written: its name, and its rows as texts. */
export interface SheetOut {
  name: string
  rows: string[][]
}

/** A sheet as it was read: each row with its line in the file. */
export interface SheetIn {
  name: string
  rows: readonly { line: number; cells: readonly string[] }[]
}

/** The rows of a sheet below its header, each asked for its cells by the names of columns. */
export interface TableRow {
  line: number
  /** The cell of a column, without blanks at its ends; '' where there is none. */
  cell(column: string): string
}

/** How far down a header may stand: below the title of the table. */
const highest = 10

/** The rows below the first row that names all of these columns; undefined where none does. */
export function rowsBelow(sheet: SheetIn, wanted: readonly string[]): { header: string[]; rows: TableRow[] } | undefined {
  const headers = sheet.rows.slice(0, highest).map(({ cells }) => cells.map((cell) => cell.trim()))
  const at = headers.findIndex((cells) => wanted.every((column) => cells.includes(column)))
  const header = headers[at]
  if (header === undefined) return undefined
  const places = new Map(header.map((column, place) => [column, place] as const).reverse()) // the first of two of one name
  const rows = sheet.rows.slice(at + 1).map(({ line, cells }) => {
    const cell = (column: string) => cells[places.get(column) ?? -1]?.trim() ?? ''
    return { line, cell }
  })
  return { header, rows }
}
