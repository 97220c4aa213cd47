import { bodyKinds, type DirectoryBody, evaluateTargetLists, type Plan, type Roster } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { wrongCells } from './faults.ts'
import type { CommandOptions, Report } from './report.ts'
import { tableFile, targetsFile } from './targetsFile.ts'

const columns = {
  code: ['regionCode', '区划代码'],
  name: ['name', '名称'],
  key: ['key', '编号'],
  kind: ['kind', '类别'],
} as const
type Column = keyof typeof columns

/** The rows of a table by some of its columns, whatever they are called. Throws `file.column-missing` where it lacks one. */
async function columnsFile<Name extends Column>(path: string, names: readonly Name[]): Promise<Record<Name, string>[]> {
  const {
    rows: [first, ...rows],
  } = await tableFile(path)
  const header = first?.cells ?? []
  const at = names.map((name) => header.findIndex((column) => (columns[name] as readonly string[]).includes(column)))
  if (at.includes(-1))
    throw new Problem('invalid', 'file.column-missing', { path, columns: names.map((name) => columns[name].join('/')) })
  // an entry for each of the names
  return rows.map(({ cells }) => Object.fromEntries(names.map((name, index) => [name, cells[at[index] ?? -1] ?? '']))) as Record<
    Name,
    string
  >[]
}

type BodyKind = DirectoryBody['kind']

/** What places are called, from a table with their codes and names. */
const placesFile = async (path: string): Promise<Map<string, string>> =>
  new Map((await columnsFile(path, ['code', 'name'])).map(({ code, name }) => [code, name]))

const isKind = (text: string): text is BodyKind => bodyKinds.some((kind) => kind === text)

/** The bodies of a directory, from a table with their keys, names, kinds and regions; one of a kind that there is not is an office. */
const bodiesFile = async (path: string): Promise<DirectoryBody[]> =>
  (await columnsFile(path, ['key', 'name', 'kind', 'code'])).map(({ key, name, kind, code }) => ({
    ...{ key, title: name, kind: isKind(kind) ? kind : 'office', region: code },
    ...{ members: null, retiredOn: null },
  }))

interface Known {
  roster: Roster | null
  /** The bodies of the directory with the names of places; null where no directory was named and there is no register. */
  directory: Pick<Roster, 'bodies' | 'places'> | null
}

/**
 * The register, the lists and the places that a plan's duties can fall on, from the files that were named: null where no
 * register was. Places are those that were named, and those in which targets lie; a place without a name is called by its
 * code. The directory stands beside them, where one was named. A register that cannot stand as it is comes back as the report that says so.
 */
export async function rosterFile(plan: Plan, options: CommandOptions): Promise<Known | { wrong: Report }> {
  const { targets: register, places: named, bodies: directory, words, language } = options
  const names = named === undefined ? new Map<string, string>() : await placesFile(named)
  const bodies = directory === undefined ? null : await bodiesFile(directory)
  if (register === undefined) return { roster: null, directory: bodies && { bodies, places: names } }
  const { targets, faults } = await targetsFile(register, plan, language)
  if (faults.length > 0) return { wrong: wrongCells(faults, words) }
  const seats = [...targets.map(({ regionCode }) => regionCode), ...(bodies ?? []).map(({ region }) => region)].flatMap((code) =>
    isRegionCode(code) ? regionPath(code) : [],
  )
  const places = new Map([...seats, ...names.keys()].map((code) => [code, names.get(code) ?? code]))
  const roster = { targets, designations: evaluateTargetLists(plan, targets, language), places, ...(bodies && { bodies }) }
  return { roster, directory: roster }
}
