import { isRegionCode } from '@duzhan/regions'
import type { TargetKind } from '../schema/planParts.ts'
import { planFault } from '../wording/planFault.ts'
import { registerWords } from '../wording/registerSentences.ts'
import type { Words } from '../wording/words.ts'
import { hasOwnCode } from './placeFault.ts'
import { type CellFault, cellText, ownFault } from './registerFault.ts'
import { isBlank, type RegisterRow } from './registerRow.ts'
import type { Target } from './target.ts'

const spoken = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '')

/** By what a target is told from every other: a place by its code, what shares a place by its name there too. */
export const placeKey = (kind: TargetKind, { regionCode, name }: Pick<Target, 'regionCode' | 'name'>): string =>
  [kind.key, regionCode, ...(hasOwnCode(kind) ? [] : [spoken(name)])].join(' ')

/**
 * A reader of rows, one after the other, that answers what makes a row the same as an earlier one, or as a target that
 * is `registered` under another id: the same id, or the same place.
 */
export function repeatedRows(kinds: ReadonlyMap<string, TargetKind>, registered: readonly Target[]) {
  const byId = new Map<string, Words>()
  const byPlace = new Map<string, { id: string; other: Words }>()
  for (const target of registered) {
    const kind = kinds.get(target.kind)
    if (kind) byPlace.set(placeKey(kind, target), { id: target.id, other: registerWords.registered(cellText(target.name)) })
  }
  return (row: RegisterRow, kind: TargetKind): CellFault[] => {
    const id = row.id ?? row.regionCode
    const here = registerWords.line(row.line)
    const sameId = byId.get(id)
    if (!isBlank(id)) byId.set(id, sameId ?? here)
    if (sameId) {
      const fault = planFault('cell.repeated', '', { text: cellText(id), other: sameId })
      return [ownFault(row.id === null ? 'regionCode' : 'id', fault)]
    }
    if (!isRegionCode(row.regionCode)) return []
    const key = placeKey(kind, row)
    const samePlace = byPlace.get(key)
    if (!samePlace || samePlace.id === id) {
      byPlace.set(key, { id, other: here })
      return []
    }
    const field = hasOwnCode(kind) ? 'regionCode' : 'name'
    return [ownFault(field, planFault('cell.repeated', '', { text: cellText(row[field]), other: samePlace.other }))]
  }
}
