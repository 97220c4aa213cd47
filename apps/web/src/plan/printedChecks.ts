import type { TargetListView, TargetView } from '@duzhan/contracts'
import type { TargetKind, TargetList } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** One figure that the document prints for a list beside what the register comes to. */
export interface PrintedCheck {
  key: string
  title: string
  printed: number
  counted: number
}

interface CheckContext {
  kinds: readonly TargetKind[]
  nameOf: (region: string) => string
}

/** Holds a list against every figure that its document prints: targets, by rule, by region, and sums. */
export function printedChecks(list: TargetList, view: TargetListView, { kinds, nameOf }: CheckContext): PrintedCheck[] {
  const { printed } = list
  if (!printed) return []
  const { targets } = view
  const rulesOf = (target: TargetView) => target.reasons.filter((reason) => reason.list === list.key).map((reason) => reason.rule)
  const words = zh.planParts.list
  const checks: PrintedCheck[] = []
  if (printed.targets !== undefined)
    checks.push({ key: 'targets', title: words.targets, printed: printed.targets, counted: targets.length })
  for (const [rule, count] of Object.entries(printed.byRule ?? {})) {
    const title = list.rules?.find((entry) => entry.key === rule)?.title ?? rule
    // a target that meets several rules counts once, under the first of them
    const counted = targets.filter((target) => firstRule(list, rulesOf(target)) === rule).length
    checks.push({ key: `rule ${rule}`, title: words.byRule(title), printed: count, counted })
  }
  if (printed.repeated !== undefined) {
    const counted = targets.filter((target) => rulesOf(target).length > 1).length
    checks.push({ key: 'repeated', title: words.repeated, printed: printed.repeated, counted })
  }
  for (const [region, count] of Object.entries(printed.byRegion ?? {})) {
    const counted = targets.filter((target) => target.regionPath.includes(region)).length
    checks.push({ key: `region ${region}`, title: words.byRule(nameOf(region)), printed: count, counted })
  }
  for (const [attribute, sum] of Object.entries(printed.sums ?? {})) {
    const title = kinds.find((kind) => attribute in kind.attributes.properties)?.attributes.properties[attribute]?.title
    checks.push({
      key: `sum ${attribute}`,
      title: words.sum(title ?? attribute),
      printed: sum,
      counted: view.totals[attribute] ?? 0,
    })
  }
  return checks
}

function firstRule(list: TargetList, met: readonly string[]): string | undefined {
  return list.rules?.find((rule) => met.includes(rule.key))?.key
}
