import { Problem } from '@duzhan/problems'
import { isWithin, regionCode } from '@duzhan/regions'
import type { TargetKind, TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Designation } from '../targets/designation.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { listTotals } from '../targets/listTotals.ts'
import type { Target } from '../targets/target.ts'
import type { PlanWarning } from './planFault.ts'

const attributeWarnings = (target: Target, kind: TargetKind): PlanWarning[] => {
  const path = `targets.${target.id}`
  const missing = (kind.attributes.required ?? []).filter((name) => target.attributes[name] === undefined)
  const unknown = Object.keys(target.attributes).filter((name) => !Object.hasOwn(kind.attributes.properties, name))
  return [
    ...missing.map((name) => ({
      code: 'target.attribute-missing',
      path,
      message: `“${target.name}”缺少“${kind.attributes.properties[name]?.title ?? name}”`,
    })),
    ...unknown.map((name) => ({
      code: 'target.attribute-unknown',
      path,
      message: `“${target.name}”有方案中没有登记的字段“${name}”`,
    })),
  ]
}

const isCode = (text: string): boolean => {
  try {
    return regionCode(text) === text
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

const regionWarnings = (target: Target): PlanWarning[] =>
  isCode(target.regionCode)
    ? []
    : [
        {
          code: 'target.region-invalid',
          path: `targets.${target.id}`,
          message: `“${target.name}”的区划代码“${target.regionCode}”不是12位代码`,
        },
      ]

const targetWarnings = (plan: Plan, targets: readonly Target[]): PlanWarning[] => {
  const seen = new Set<string>()
  return targets.flatMap((target) => {
    const path = `targets.${target.id}`
    if (seen.has(target.id)) return [{ code: 'target.repeated', path, message: `督战对象“${target.name}”登记了两次` }]
    seen.add(target.id)
    const kind = plan.targetKinds.find((candidate) => candidate.key === target.kind)
    if (!kind) return [{ code: 'target.kind-unknown', path, message: `“${target.name}”的类别“${target.kind}”不在方案中` }]
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
const figuresOf = (list: TargetList, printed: Printed, found: Found): [name: string, printed: number, found: number][] => {
  const own = found.designations.filter((entry) => entry.list === list.key)
  const reasons = own.map((entry) => entry.reasons.filter((reason) => reason.list === list.key))
  const ruleTitle = (key: string) => list.rules?.find((rule) => rule.key === key)?.title ?? key
  const firstHeld = (rule: string) => reasons.filter((held) => held[0]?.rule === rule).length
  const within = (region: string) =>
    own.filter(({ targetId }) => {
      const code = found.regionOf.get(targetId)
      return code !== undefined && isCode(code) && isWithin(regionCode(code), regionCode(region))
    }).length
  const { targets, repeated, byRule = {}, byRegion = {}, sums = {} } = printed
  return [
    ...(targets === undefined ? [] : [one('督战对象数', targets, own.length)]),
    ...(repeated === undefined ? [] : [one('重复数', repeated, reasons.filter((held) => held.length > 1).length)]),
    ...Object.entries(byRule).map(([key, count]) => one(`“${ruleTitle(key)}”的对象数`, count, firstHeld(key))),
    ...Object.entries(byRegion).map(([region, count]) => one(` ${region} 的对象数`, count, within(region))),
    ...Object.entries(sums).map(([name, sum]) => one(`“${name}”合计`, sum, found.sums[name] ?? 0)),
  ]
}

const one = (name: string, printed: number, found: number): [string, number, number] => [name, printed, found]

/**
 * Compares a register with its plan: figures that a kind wants and a target lacks, and counts that the document prints
 * and the lists do not reach. A checksum that fails is shown, never repaired.
 */
export function registerWarnings(plan: Plan, targets: readonly Target[]): PlanWarning[] {
  const designations = evaluateTargetLists(plan, targets)
  const regionOf = new Map(targets.map((target) => [target.id, target.regionCode]))
  const totals = new Map(listTotals(designations, targets, plan).map((total) => [total.list, total.sums]))
  const listWarnings = plan.targetLists.flatMap((list, index) =>
    figuresOf(list, list.printed ?? {}, { designations, regionOf, sums: totals.get(list.key) ?? {} })
      .filter(([, printed, found]) => printed !== found)
      .map(([name, printed, found]) => ({
        code: 'list.printed-differs',
        path: `targetLists.${index}.printed`,
        message: `督战名单“${list.title}”${name}印为 ${printed}，按条件得出 ${found}`,
      })),
  )
  return [...targetWarnings(plan, targets), ...listWarnings]
}
