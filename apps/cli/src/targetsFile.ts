import type { Plan, Target, TargetKind } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { parse } from 'csv-parse/sync'
import type { Locale } from './locales/zh.ts'
import { fileBytes } from './planFile.ts'

/** One cell that cannot be used as it stands. */
export interface CellFault {
  line: number
  column: string
  code: CellCode
  /** `text` is what stands in the cell. */
  details: { text: string }
  message: string
}
export interface TargetsFile {
  targets: Target[]
  faults: CellFault[]
  unusedColumns: string[]
}
type CellCode = keyof Locale['cellFaults']
type Value = string | number | boolean

const ownColumns = {
  id: ['id', '编号'],
  name: ['name', '名称'],
  kind: ['kind', '类别'],
  regionCode: ['regionCode', '区划代码'],
} as const satisfies Record<string, readonly [string, string]>

/** Offices export registers in the national encoding as often as in UTF-8. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function table(path: string): { header: string[]; rows: { line: number; cells: string[] }[] } {
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, trim: true }
    const read = parse(decoded(fileBytes(path)), options) as unknown as { record: string[]; info: { lines: number } }[] // what `info` makes of a record
    const [first, ...rest] = read
    return { header: first?.record ?? [], rows: rest.map(({ record, info }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('invalid', 'file.not-a-table', { path, reason: error instanceof Error ? error.message : '' })
  }
}

/**
 * Reads a register of targets: a column for each attribute, under its key or its title, beside id, name, kind and
 * regionCode. Without a kind column every target is of the one kind that the plan's lists hold.
 */
export function targetsFile(path: string, plan: Plan, words: Locale): TargetsFile {
  const { header, rows } = table(path)
  const at = (names: readonly string[]) => header.findIndex((column) => names.includes(column))
  const columns = {
    id: at(ownColumns.id),
    name: at(ownColumns.name),
    kind: at(ownColumns.kind),
    regionCode: at(ownColumns.regionCode),
  }
  const listed = new Set(plan.targetLists.flatMap(({ targetKinds }) => targetKinds))
  const [onlyKind] = listed.size === 1 ? plan.targetKinds.filter(({ key }) => listed.has(key)) : []
  const missing = (['name', 'regionCode'] as const)
    .filter((name) => columns[name] < 0)
    .map((name) => words.column(ownColumns[name]))
  if (columns.kind < 0 && !onlyKind) missing.push(words.column(ownColumns.kind))
  if (missing.length > 0) throw new Problem('invalid', 'file.column-missing', { path, columns: missing })

  const used = new Set<number>(Object.values(columns))
  const faults: CellFault[] = []
  const targets = rows.flatMap(({ line, cells }): Target[] => {
    const cell = (index: number) => cells[index] ?? ''
    const fault = (index: number, code: CellCode) => {
      const text = cell(index)
      faults.push({ line, column: header[index] ?? '', code, details: { text }, message: words.cellFaults[code](text) })
    }
    for (const index of [columns.name, columns.regionCode]) if (cell(index) === '') fault(index, 'cell.empty')
    const kind =
      columns.kind < 0
        ? onlyKind
        : plan.targetKinds.find(({ key, title }) => key === cell(columns.kind) || title === cell(columns.kind))
    if (!kind) {
      fault(columns.kind, cell(columns.kind) === '' ? 'cell.empty' : 'cell.kind-unknown')
      return []
    }
    const attributes = Object.entries(kind.attributes.properties).flatMap(([key, attribute]): [string, Value][] => {
      const index = at([key, attribute.title])
      used.add(index)
      if (cell(index) === '') return []
      const value = cellValue(attribute, cell(index))
      if (typeof value !== 'object') return [[key, value]]
      fault(index, value.fault)
      return []
    })
    const regionCode = cell(columns.regionCode)
    const id = cell(columns.id) || regionCode
    return [{ id, name: cell(columns.name), kind: kind.key, regionCode, attributes: Object.fromEntries(attributes) }]
  })
  return { targets, faults, unusedColumns: header.filter((_, index) => !used.has(index)) }
}

type Attribute = TargetKind['attributes']['properties'][string]
const yes = ['true', '1', '是']
const no = ['false', '0', '否']

function cellValue({ type }: Attribute, text: string): Value | { fault: CellCode } {
  if (type === 'string') return text
  if (type === 'boolean') {
    if (yes.includes(text.toLowerCase())) return true
    return no.includes(text.toLowerCase()) ? false : { fault: 'cell.not-yes-or-no' }
  }
  const figure = text.replaceAll(/[,，](?=\d{3}(\D|$))/g, '') // 1,490
  const value = /^[-+]?\d+(\.\d+)?$/.test(figure) ? Number(figure) : Number.NaN
  if (Number.isNaN(value)) return { fault: 'cell.not-a-number' }
  return type === 'integer' && !Number.isInteger(value) ? { fault: 'cell.not-whole' } : value
}
