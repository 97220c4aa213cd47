import { isFillerCode, isRegionCode, isSeatOf, isWithin, levelOf, levels } from '@duzhan/regions'
import type { TargetKind } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { terms } from '../wording/termWords.ts'
import { listed } from '../wording/words.ts'
import { cellText, emptyCell } from './registerFault.ts'
import { isBlank } from './registerRow.ts'

type KindLevel = TargetKind['level']
/** Where what lies outside the administrative tree can lie: a household in its village, a site in its county at least. */
const levelsWithin: Readonly<Partial<Record<KindLevel, readonly KindLevel[]>>> = {
  household: ['township', 'village'],
  site: ['county', 'township', 'village'],
}

/** Whether the code of a target of this kind is its own: two villages cannot share one, two households can. */
export const hasOwnCode = ({ level }: TargetKind): boolean => levels.some((known) => known === level)

/**
 * What is wrong with the place of a target: a code that is none, one of another level than its kind (the county's own
 * code in a row of totals), or one outside the plan's jurisdiction; null when nothing is. `kind` is null when unknown.
 */
export function placeFault({ jurisdiction }: Plan, kind: TargetKind | null, code: string): PlanFault | null {
  const text = cellText(code)
  if (isBlank(code)) return emptyCell()
  if (!isRegionCode(code)) return planFault('cell.region-malformed', '', { text })
  if (isRegionCode(jurisdiction) && !isWithin(code, jurisdiction))
    return planFault('cell.region-outside', '', { text, jurisdiction })
  if (isFillerCode(code)) return planFault('cell.region-filler', '', { text })
  if (kind === null) return null
  const wanted: readonly KindLevel[] = levelsWithin[kind.level] ?? [kind.level]
  const found = levelOf(code)
  if (wanted.some((level) => isSeatOf(code, level))) return null
  const words = listed(
    wanted.map((level) => terms.level[level]),
    '',
  )
  return planFault('cell.region-level', '', { text, found: terms.level[found], kind: kind.title, wanted: words })
}
