import { visibleText } from '@duzhan/checklist'
import { type Coordinates, isOnGlobe, readCoordinates } from '@duzhan/regions'
import type { TargetKind } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { planFault } from '../wording/planFault.ts'
import { placeFault } from './placeFault.ts'
import { readAttributes } from './readAttributes.ts'
import { type CellFault, cellText, emptyCell, inRow, ownFault, type RegisterFault } from './registerFault.ts'
import { isBlank, type RegisterRow } from './registerRow.ts'
import { repeatedRows } from './repeatedRows.ts'
import type { Target } from './target.ts'

const idShape = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/
const longestName = 80
const total = /(合\s*计|小\s*计|总\s*计|共\s*计)[:：]?$/

function nameFault(name: string): CellFault[] {
  const text = cellText(name)
  if (isBlank(name)) return [ownFault('name', emptyCell())]
  if ([...name].length > longestName) return [ownFault('name', planFault('cell.too-long', '', { text, most: longestName }))]
  return total.test(name.trim()) ? [ownFault('name', planFault('cell.total-row', '', { text }))] : []
}

function idFault(id: string | null): CellFault[] {
  if (id === null || idShape.test(id)) return []
  return [ownFault('id', isBlank(id) ? emptyCell() : planFault('cell.id-malformed', '', { text: cellText(id) }))]
}

function kindFault(kind: string): CellFault {
  return ownFault('kind', isBlank(kind) ? emptyCell() : planFault('cell.kind-unknown', '', { text: cellText(kind) }))
}

/** The position that a row gives: null where it gives none, a fault where it is no place on the globe. */
function readPosition(given: unknown): { position: Coordinates | null; faults: CellFault[] } {
  if (isBlank(given)) return { position: null, faults: [] }
  const position = typeof given === 'string' ? readCoordinates(given) : coordinatesIn(given)
  if (position !== null) return { position, faults: [] }
  return { position, faults: [ownFault('position', planFault('cell.position-malformed', '', { text: cellText(given) }))] }
}

function coordinatesIn(given: unknown): Coordinates | null {
  const { latitude, longitude } = Object(given) as Readonly<Record<string, unknown>> // anything may be asked for a property
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const place = { latitude, longitude }
  return isOnGlobe(place) ? place : null
}

/**
 * Reads the rows of a register by a plan: the one place that says what a target may be, for the command line, the
 * platform and whoever else keeps one. Returns the targets of the rows that are right, blank figures left out, and every
 * fault of the others: kind, attributes, bounds, place, and rows that stand twice, among each other or beside a target
 * that is `registered` already. Whether a region of that code exists is not asked here: only a platform has the tree.
 */
export function readRegister(
  plan: Plan,
  rows: readonly RegisterRow[],
  registered: readonly Target[] = [],
): { targets: Target[]; faults: RegisterFault[] } {
  const kinds: ReadonlyMap<string, TargetKind> = new Map(plan.targetKinds.map((kind) => [kind.key, kind]))
  const repeated = repeatedRows(kinds, registered)
  const targets: Target[] = []
  const faults: RegisterFault[] = []
  for (const given of rows) {
    const row = { ...given, name: visibleText(given.name) }
    const kind = kinds.get(row.kind) ?? null
    const place = placeFault(plan, kind, row.regionCode)
    const own = [...idFault(row.id), ...nameFault(row.name), ...(place ? [ownFault('regionCode', place)] : [])]
    const { attributes, faults: ofAttributes } = kind ? readAttributes(kind, row.attributes) : { attributes: {}, faults: [] }
    const { position, faults: ofPosition } = readPosition(row.position)
    const found = [...own, ...(kind ? repeated(row, kind) : [kindFault(row.kind)]), ...ofPosition, ...ofAttributes]
    faults.push(...inRow(row, found))
    const { name, regionCode } = row
    if (kind && found.length === 0)
      targets.push({
        id: row.id ?? regionCode,
        name: name.trim(),
        kind: kind.key,
        regionCode,
        ...(position && { position }),
        attributes,
      })
  }
  return { targets, faults }
}
