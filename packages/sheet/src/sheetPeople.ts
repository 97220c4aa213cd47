import { Problem } from '@duzhan/problems'
import { plain } from './cellValue.ts'
import type { Table } from './readTable.ts'

/** What the columns of a table of people are called. */
export const peopleColumns = {
  account: ['账号', 'account'],
  title: ['岗位', 'post'],
  roles: ['角色', 'role'],
  region: ['地区', 'region'],
  body: ['单位', 'body'],
  plan: ['方案', 'plan'],
} as const satisfies Record<string, readonly [string, string]>
type Column = keyof typeof peopleColumns
const wanted = ['account', 'title', 'roles', 'region'] as const satisfies readonly Column[]

/** A person of a table, every cell as it stands there: what it means is known only where roles, places and bodies are. */
export type PersonCells = Record<Column, string> & { line: number }
export interface SheetPeople {
  people: PersonCells[]
  unusedColumns: string[]
}

/** How far down a header may stand: below the title of the table. */
const highest = 10

/**
 * The people of a table, one to a row, below a header that names at least account, post, role and region. Accounts are read in plain
 * small letters, as an input method may have left them otherwise. Throws `file.column-missing`.
 */
export function sheetPeople({ rows }: Table): SheetPeople {
  const names = new Map<string, Column>(
    (Object.keys(peopleColumns) as Column[]).flatMap((column) => peopleColumns[column].map((name) => [name, column] as const)), // the keys of the table
  )
  const columnsOf = (cells: readonly string[]) => cells.map((cell) => names.get(plain(cell).toLowerCase()))
  const found = rows.slice(0, highest).findIndex(({ cells }) => columnsOf(cells).filter((column) => column).length > 1)
  const at = Math.max(found, 0)
  const header = columnsOf(rows[at]?.cells ?? [])
  const missing = wanted.filter((column) => !header.includes(column)).map((column) => peopleColumns[column][0])
  if (missing.length > 0) throw new Problem('invalid', 'file.column-missing', { columns: missing })
  const people = rows.slice(at + 1).map(({ line, cells }) => {
    const cell = (column: Column) => cells[header.indexOf(column)]?.trim() ?? ''
    const [account, region] = [plain(cell('account')).toLowerCase(), plain(cell('region'))]
    return { line, account, title: cell('title'), roles: cell('roles'), region, body: cell('body'), plan: cell('plan') }
  })
  const unusedColumns = (rows[at]?.cells ?? []).filter((cell, index) => cell !== '' && header[index] === undefined)
  return { people, unusedColumns }
}
