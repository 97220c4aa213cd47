import { inWords, type Language, type Plan, type RegisterRow, readRegister, registerFaultText, type Target } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { cellValue, plain } from './cellValue.ts'
import type { Table } from './readTable.ts'
import {
  type ColumnNames,
  columnTitles,
  headed,
  type OwnColumn,
  onlyKind,
  ownColumns,
  type SheetColumns,
  takenColumns,
} from './sheetColumns.ts'

/** One cell that cannot stand as it is, at the heading that the file gives it. */
export interface SheetFault {
  line: number
  target: string
  column: string
  code: string
  /** What the sentence is filled with; `text` is what stands in the cell. */
  details: Readonly<Record<string, unknown>>
  message: string
}
export interface SheetRegister extends SheetColumns {
  targets: Target[]
  /** In which line of the file each of the targets stands. */
  lines: number[]
  faults: SheetFault[]
  /** The attributes, and `position`, that the table has a column for. */
  columns: string[]
  unusedColumns: string[]
  /** How many rows under the header say anything. */
  rows: number
}

/** What stands in a column first, as far as anybody would look. */
const firstIn = (rows: Table['rows'], index: number): string =>
  rows.slice(0, 100).find(({ cells }) => cells[index])?.cells[index] ?? ''

const total = /^(合\s*计|小\s*计|总\s*计|共\s*计)[:：]?$/

interface HowRead {
  language?: Language
  /** What the file calls some columns, where it is not what the plan does. */
  names?: ColumnNames
}

/**
 * A register from a table: a column for each attribute, under its key or its title, beside id, name, kind and regionCode.
 * Without a kind column every target is of the one kind that the plan's lists hold. What a target may be is asked of the
 * plan (`readRegister`); here cells become figures, and faults are told at the file's own columns. Throws
 * `file.column-missing` where a column is wanting, with the columns that there are (`SheetColumns`).
 */
export function sheetRegister(plan: Plan, table: Table, { language = 'zh', names = {} }: HowRead = {}): SheetRegister {
  const { header, rows } = headed(plan, table, names)
  const taken = takenColumns(plan, header, names)
  // a key may have another title in another kind, and is no key where somebody says what the column is
  const isCalled = (key: string, index: number) => header[index] === key && !Object.hasOwn(names, key)
  const at = ([key, title]: readonly [string, string]) =>
    taken.findIndex((told, index) => told === title || (told !== null && isCalled(key, index)))
  const entries = (Object.keys(ownColumns) as OwnColumn[]).map((name) => [name, at(ownColumns[name])] as const) // the keys of the table
  const titles = columnTitles(plan)
  const headings = header.flatMap((heading, index) =>
    heading === '' ? [] : [{ heading, takenAs: taken[index] ?? null, example: firstIn(rows, index) }],
  )
  const columns = Object.fromEntries(entries) as Record<OwnColumn, number> // one for each of them
  const kindOfAll = onlyKind(plan)
  const wanted: OwnColumn[] = ['name', 'regionCode', ...(kindOfAll ? [] : (['kind'] as const))]
  const missing = wanted.filter((name) => columns[name] < 0).map((name) => ownColumns[name][language === 'zh' ? 1 : 0])
  if (missing.length > 0) throw new Problem('invalid', 'file.column-missing', { columns: missing, headings, titles })

  const used = new Map<string, number>(entries)
  const kindIn = (text: string) =>
    columns.kind < 0 ? kindOfAll : plan.targetKinds.find(({ key, title }) => key === text || title === text)
  const ofKind = new Map(
    plan.targetKinds.map((kind) => [
      kind,
      Object.entries(kind.attributes.properties).map(([key, attribute]) => ({
        key,
        attribute,
        index: at([key, attribute.title]),
      })),
    ]),
  )
  const registerRows = rows.map(({ line, cells }): RegisterRow => {
    const cell = (index: number) => cells[index] ?? ''
    const kind = kindIn(cell(columns.kind))
    const attributes = ((kind && ofKind.get(kind)) ?? []).flatMap(({ key, attribute, index }) => {
      used.set(`attributes.${key}`, index)
      return cell(index) === '' ? [] : [[key, cellValue(attribute, cell(index))] as const]
    })
    return {
      line,
      id: plain(cell(columns.id)) || null,
      // a row of totals often says so in another column
      name: cell(columns.name) || (cells.find((text) => total.test(text)) ?? ''),
      kind: kind?.key ?? cell(columns.kind),
      regionCode: plain(cell(columns.regionCode)).replace(/\s/g, ''),
      position: cell(columns.position),
      attributes: Object.fromEntries(attributes),
    }
  })
  const { targets, faults } = readRegister(plan, registerRows)
  const isUsed = new Set(used.values())
  // whoever takes a row of totals out has no other cell of it to mend
  const totals = new Set(faults.flatMap(({ code, line }) => (code === 'cell.total-row' ? [line] : [])))
  const faulty = new Set(faults.map(({ line }) => line))
  return {
    targets,
    lines: registerRows.flatMap(({ line }) => (faulty.has(line) ? [] : [line])),
    faults: faults
      .filter(({ code, line }) => code === 'cell.total-row' || !totals.has(line))
      .map((fault) => {
        const { code, line, target, path: field, column, details } = fault
        const heading = header[used.get(field) ?? -1] ?? inWords(column, language)
        return { line, target, column: heading, code, details, message: registerFaultText(fault, language) }
      }),
    columns: [...used].flatMap(([field, index]) =>
      index < 0 || !/^(attributes\.|position$)/.test(field) ? [] : [field.replace('attributes.', '')],
    ),
    unusedColumns: header.filter((heading, index) => heading !== '' && !isUsed.has(index)),
    headings,
    titles,
    rows: rows.length,
  }
}
