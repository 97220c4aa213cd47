import { evaluateTargetLists, type Plan, type Roster } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { wrongCells } from './faults.ts'
import type { CommandOptions, Report } from './report.ts'
import { tableFile, targetsFile } from './targetsFile.ts'

const columns = { code: ['regionCode', '区划代码'], name: ['name', '名称'] } as const

/** What places are called, from a table with their codes and names. Throws `file.column-missing` where it has no such columns. */
async function placesFile(path: string): Promise<Map<string, string>> {
  const {
    rows: [first, ...rows],
  } = await tableFile(path)
  const header = first?.cells ?? []
  const at = (names: readonly string[]): number => header.findIndex((column) => names.includes(column))
  const [code, name] = [at(columns.code), at(columns.name)]
  if (code < 0 || name < 0)
    throw new Problem('invalid', 'file.column-missing', { path, columns: Object.values(columns).map((names) => names.join('/')) })
  return new Map(rows.map(({ cells }) => [cells[code] ?? '', cells[name] ?? '']))
}

/**
 * The register, the lists and the places that a plan's duties can fall on, from the files that were named: null where no
 * register was. Places are those that were named, and those in which targets lie; a place without a name is called by its
 * code. A register that cannot stand as it is comes back as the report that says so.
 */
export async function rosterFile(plan: Plan, options: CommandOptions): Promise<{ roster: Roster | null } | { wrong: Report }> {
  const { targets: register, places: named, words, language } = options
  const names = named === undefined ? new Map<string, string>() : await placesFile(named)
  if (register === undefined) return { roster: null }
  const { targets, faults } = await targetsFile(register, plan, language)
  if (faults.length > 0) return { wrong: wrongCells(faults, words) }
  const seats = targets.flatMap(({ regionCode: code }) => (isRegionCode(code) ? regionPath(code) : []))
  const places = new Map([...seats, ...names.keys()].map((code) => [code, names.get(code) ?? code]))
  return { roster: { targets, designations: evaluateTargetLists(plan, targets, language), places } }
}
