import { inWords, type Plan, type RegisterRow, readRegister, registerFaultText, type Target, type TargetKind } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { parse } from 'csv-parse/sync'
import type { Locale } from './locales/zh.ts'
import { fileBytes } from './planFile.ts'
import type { Language } from './report.ts'

/** One cell that cannot stand as it is, as `--json` tells it. */
export interface CellFault {
  line: number
  column: string
  code: string
  /** What the sentence is filled with; `text` is what stands in the cell. */
  details: Readonly<Record<string, unknown>>
  message: string
}
export interface TargetsFile {
  targets: Target[]
  faults: CellFault[]
  unusedColumns: string[]
}

const ownColumns = {
  id: ['id', '编号'],
  name: ['name', '名称'],
  kind: ['kind', '类别'],
  regionCode: ['regionCode', '区划代码'],
  position: ['position', '位置'],
} as const satisfies Record<string, readonly [string, string]>

/** Offices export registers in the national encoding as often as in UTF-8. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function table(path: string): { header: string[]; rows: { line: number; cells: string[] }[] } {
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
 * regionCode. Without a kind column every target is of the one kind that the plan's lists hold. What a target may be is
 * asked of the plan (`readRegister`); here cells become figures, and faults are told at the file's own columns.
 */
export function targetsFile(path: string, plan: Plan, words: Locale, language: Language): TargetsFile {
  const { header, rows } = table(path)
  const at = (names: readonly string[]) => header.findIndex((column) => names.includes(column))
  const columns = {
    id: at(ownColumns.id),
    name: at(ownColumns.name),
    kind: at(ownColumns.kind),
    regionCode: at(ownColumns.regionCode),
    position: at(ownColumns.position),
  }
  const listed = new Set(plan.targetLists.flatMap(({ targetKinds }) => targetKinds))
  const [onlyKind] = listed.size === 1 ? plan.targetKinds.filter(({ key }) => listed.has(key)) : []
  const missing = (['name', 'regionCode'] as const)
    .filter((name) => columns[name] < 0)
    .map((name) => words.column(ownColumns[name]))
  if (columns.kind < 0 && !onlyKind) missing.push(words.column(ownColumns.kind))
  if (missing.length > 0) throw new Problem('invalid', 'file.column-missing', { path, columns: missing })

  const used = new Map<string, number>(Object.entries(columns))
  const kindIn = (text: string) =>
    columns.kind < 0 ? onlyKind : plan.targetKinds.find(({ key, title }) => key === text || title === text)
  const registerRows = rows.map(({ line, cells }): RegisterRow => {
    const cell = (index: number) => cells[index] ?? ''
    const kind = kindIn(cell(columns.kind))
    const attributes = Object.entries(kind?.attributes.properties ?? {}).flatMap(([key, attribute]) => {
      const index = at([key, attribute.title])
      used.set(`attributes.${key}`, index)
      return cell(index) === '' ? [] : [[key, cellValue(attribute, cell(index))] as const]
    })
    return {
      line,
      id: cell(columns.id) || null,
      name: cell(columns.name),
      kind: kind?.key ?? cell(columns.kind),
      regionCode: cell(columns.regionCode),
      position: cell(columns.position),
      attributes: Object.fromEntries(attributes),
    }
  })
  const { targets, faults } = readRegister(plan, registerRows)
  const isUsed = new Set(used.values())
  return {
    targets,
    faults: faults.map((fault) => {
      const { code, line, path: field, column, details } = fault
      const heading = header[used.get(field) ?? -1] ?? inWords(column, language)
      return { line, column: heading, code, details, message: registerFaultText(fault, language) }
    }),
    unusedColumns: header.filter((_, index) => !isUsed.has(index)),
  }
}

type Attribute = TargetKind['attributes']['properties'][string]
const yes = ['true', '1', '是']
const no = ['false', '0', '否']

/** What a cell says as a value of its attribute's type; a cell that says none stays the text it is, for the plan to refuse. */
function cellValue({ type }: Attribute, text: string): string | number | boolean {
  if (type === 'string') return text
  if (type === 'boolean') {
    if (yes.includes(text.toLowerCase())) return true
    return no.includes(text.toLowerCase()) ? false : text
  }
  const figure = text.replaceAll(/[,，](?=\d{3}(\D|$))/g, '') // 1,490
  return /^[-+]?\d+(\.\d+)?$/.test(figure) ? Number(figure) : text
}
