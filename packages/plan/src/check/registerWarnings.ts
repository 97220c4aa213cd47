import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Designation } from '../targets/designation.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { listTotals } from '../targets/listTotals.ts'
import type { Target } from '../targets/target.ts'
import { figures } from '../wording/figures.ts'
import type { Wording } from '../wording/words.ts'
import { planFault } from './planFault.ts'
import { type ToldFault, toldFault } from './toldFault.ts'

type Printed = NonNullable<TargetList['printed']>

type Found = {
  designations: readonly Designation[]
  regionOf: ReadonlyMap<string, string>
  sums: Readonly<Record<string, number>>
}

/** Printed and found figures of a list, each under the name by which a person would ask for it. */
const figuresOf = (list: TargetList, printed: Printed, found: Found): Figure[] => {
  const own = found.designations.filter((entry) => entry.list === list.key)
  const reasons = own.map((entry) => entry.reasons.filter((reason) => reason.list === list.key))
  const ruleTitle = (key: string) => list.rules?.find((rule) => rule.key === key)?.title ?? key
  const firstHeld = (rule: string) => reasons.filter((held) => held[0]?.rule === rule).length
  const within = (region: string) =>
    own.filter(({ targetId }) => {
      const code = found.regionOf.get(targetId)
      return code !== undefined && isRegionCode(code) && isWithin(code, regionCode(region))
    }).length
  const { targets, repeated, byRule = {}, byRegion = {}, sums = {} } = printed
  return [
    ...(targets === undefined ? [] : [one(figures.targets, targets, own.length)]),
    ...(repeated === undefined ? [] : [one(figures.repeated, repeated, reasons.filter((held) => held.length > 1).length)]),
    ...Object.entries(byRule).map(([key, count]) => one(figures.byRule(ruleTitle(key)), count, firstHeld(key))),
    ...Object.entries(byRegion).map(([region, count]) => one(figures.byRegion(region), count, within(region))),
    ...Object.entries(sums).map(([name, sum]) => one(figures.sum(name), sum, found.sums[name] ?? 0)),
  ]
}

type Figure = { figure: Wording; printed: number; found: number }

const one = (figure: Wording, printed: number, found: number): Figure => ({ figure, printed, found })

/**
 * Compares the lists of a register with the counts that the document prints. A checksum that fails is shown, never
 * repaired. What a register may hold at all is asked of `readRegister`, before any list is drawn.
 */
export function registerWarnings(plan: Plan, targets: readonly Target[]): ToldFault[] {
  const designations = evaluateTargetLists(plan, targets)
  const regionOf = new Map(targets.map((target) => [target.id, target.regionCode]))
  const totals = new Map(listTotals(designations, targets, plan).map((total) => [total.list, total.sums]))
  const listWarnings = plan.targetLists.flatMap((list, index) =>
    figuresOf(list, list.printed ?? {}, { designations, regionOf, sums: totals.get(list.key) ?? {} })
      .filter(({ printed, found }) => printed !== found)
      .map((figure) => planFault('list.printed-differs', `targetLists.${index}.printed`, { list: list.title, ...figure })),
  )
  return listWarnings.map(toldFault)
}
