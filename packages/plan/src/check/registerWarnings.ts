import { isRegionCode, regionPath } from '@duzhan/regions'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { listTotals } from '../targets/listTotals.ts'
import { type PrintedFigure, printedFigures } from '../targets/printedFigures.ts'
import type { Target } from '../targets/target.ts'
import { planFault } from '../wording/planFault.ts'
import { figures } from '../wording/registerSentences.ts'
import type { Wording } from '../wording/words.ts'
import { type WordedFault, wordedFault } from './wordedFault.ts'

/** What a person would call a figure. */
function nameOf(list: TargetList, { of, key }: PrintedFigure): Wording {
  switch (of) {
    case 'targets':
    case 'repeated':
      return figures[of]
    case 'rule':
      return figures.byRule(list.rules?.find((rule) => rule.key === key)?.title ?? key)
    case 'region':
      return figures.byRegion(key)
    case 'sum':
      return figures.sum(key)
  }
}

/**
 * Compares the lists of a register with the counts that the document prints. A checksum that fails is shown, never
 * repaired. What a register may hold at all is asked of `readRegister`, before any list is drawn.
 */
export function registerWarnings(plan: Plan, targets: readonly Target[]): WordedFault[] {
  const designations = evaluateTargetLists(plan, targets)
  const pathOf = new Map(targets.map(({ id, regionCode: code }) => [id, isRegionCode(code) ? regionPath(code) : []]))
  const totals = new Map(listTotals(designations, targets, plan).map((total) => [total.list, total.sums]))
  const listWarnings = plan.targetLists.flatMap((list, index) => {
    const members = designations
      .filter((entry) => entry.list === list.key)
      .map(({ targetId, reasons }) => ({ regionPath: pathOf.get(targetId) ?? [], reasons }))
    return printedFigures(list, members, totals.get(list.key) ?? {})
      .filter(({ printed, counted }) => printed !== counted)
      .map((one) => {
        const told = { list: list.title, figure: nameOf(list, one), printed: one.printed, found: one.counted }
        return planFault('list.printed-differs', `targetLists.${index}.printed`, told)
      })
  })
  return listWarnings.map(wordedFault)
}
