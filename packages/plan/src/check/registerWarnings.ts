import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import type { TargetKind, TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Designation } from '../targets/designation.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { listTotals } from '../targets/listTotals.ts'
import type { Target } from '../targets/target.ts'
import { figures } from '../wording/figures.ts'
import type { Wording } from '../wording/words.ts'
import { type PlanFault, planFault } from './planFault.ts'
import { type ToldFault, toldFault } from './toldFault.ts'

const attributeWarnings = (target: Target, kind: TargetKind): PlanFault[] => {
  const path = `targets.${target.id}`
  const { properties, required = [] } = kind.attributes
  const missing = required.filter((name) => target.attributes[name] === undefined)
  const unknown = Object.keys(target.attributes).filter((name) => !Object.hasOwn(properties, name))
  const said = { target: target.name }
  return [
    ...missing.map((name) =>
      planFault('target.attribute-missing', path, { ...said, attribute: properties[name]?.title ?? name }),
    ),
    ...unknown.map((name) => planFault('target.attribute-unknown', path, { ...said, attribute: name })),
  ]
}

const regionWarnings = ({ id, name, regionCode: region }: Target): PlanFault[] =>
  isRegionCode(region) ? [] : [planFault('target.region-invalid', `targets.${id}`, { target: name, region })]

const targetWarnings = (plan: Plan, targets: readonly Target[]): PlanFault[] => {
  const seen = new Set<string>()
  return targets.flatMap((target) => {
    const path = `targets.${target.id}`
    if (seen.has(target.id)) return [planFault('target.repeated', path, { target: target.name })]
    seen.add(target.id)
    const kind = plan.targetKinds.find((candidate) => candidate.key === target.kind)
    if (!kind) return [planFault('target.kind-unknown', path, { target: target.name, kind: target.kind })]
    return [...regionWarnings(target), ...attributeWarnings(target, kind)]
  })
}

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
 * Compares a register with its plan: figures that a kind wants and a target lacks, and counts that the document prints
 * and the lists do not reach. A checksum that fails is shown, never repaired.
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
  return [...targetWarnings(plan, targets), ...listWarnings].map(toldFault)
}
