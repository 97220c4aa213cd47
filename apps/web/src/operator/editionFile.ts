import { isRegionCode, isWithin, type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import type { NamedTable } from '@duzhan/sheet'
import { zh } from '../locales/zh.ts'
import { codeFrom } from '../region/readRegions.ts'

export interface EditionRow {
  code: RegionCode
  name: string
}
/** What a file tells of a region and all beneath it, or what is wrong with its rows; how many of them lie elsewhere. */
export interface EditionFile {
  regions: EditionRow[]
  faults: string[]
  elsewhere: number
}

const headers = {
  code: ['代码', '区划代码', 'code'],
  name: ['名称', '区划名称', 'name'],
  parent: ['上级', '上级代码', 'parent'],
} as const
const longestName = 60

/** Reads an edition of the tree from the first sheet of a file: code, name and, if it says so, what each lies in; the columns by their names, or in this order. */
export function readEdition([table]: readonly NamedTable[], home: string): EditionFile {
  const rows = table?.rows ?? []
  const columnOf = (key: keyof typeof headers) =>
    rows[0]?.cells.findIndex((cell) => (headers[key] as readonly string[]).includes(cell.normalize('NFKC').toLowerCase())) ?? -1
  const isHeaded = columnOf('code') >= 0 && columnOf('name') >= 0
  const at = isHeaded
    ? { code: columnOf('code'), name: columnOf('name'), parent: columnOf('parent') }
    : { code: 0, name: 1, parent: 2 }
  const regions = new Map<string, EditionRow>()
  const faults: string[] = []
  let elsewhere = 0
  for (const { line, cells } of isHeaded ? rows.slice(1) : rows) {
    const [code, name, parent] = [codeFrom(cells[at.code] ?? ''), (cells[at.name] ?? '').trim(), codeFrom(cells[at.parent] ?? '')]
    if (!isRegionCode(code)) faults.push(zh.regionEdition.wrongCode(line, cells[at.code] ?? ''))
    else if (name === '' || [...name].length > longestName) faults.push(zh.regionEdition.wrongName(line, code))
    else if (parent !== '' && parent !== regionPath(code).at(-2)) faults.push(zh.regionEdition.wrongParent(line, name))
    else if (regions.has(code)) faults.push(zh.regionEdition.twice(line, code))
    else if (!isRegionCode(home) || !isWithin(code, regionCode(home))) elsewhere += 1
    else regions.set(code, { code, name })
  }
  return { regions: [...regions.values()], faults, elsewhere }
}
