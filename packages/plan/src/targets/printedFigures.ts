import type { TargetList } from '../schema/planParts.ts'
import type { Reason } from './designation.ts'

/** One figure that a document prints for a list, beside what the list comes to. `key` names the rule, region or attribute. */
export interface PrintedFigure {
  of: 'targets' | 'rule' | 'repeated' | 'region' | 'sum'
  key: string
  printed: number
  counted: number
}

/** A target as it stands on a list. `regionPath` leads down to where it lies; of the reasons those of this list count. */
export interface Listed {
  regionPath: readonly string[]
  reasons: readonly Pick<Reason, 'list' | 'rule'>[]
}

/**
 * Every figure that a document prints for a list, with what the targets on it come to: targets, by rule, repeated, by
 * region, and sums. A target that meets several rules counts once, under the first of them in the order of the list.
 */
export function printedFigures(
  list: TargetList,
  members: readonly Listed[],
  sums: Readonly<Record<string, number>>,
): PrintedFigure[] {
  const { targets, byRule = {}, repeated, byRegion = {}, sums: printedSums = {} } = list.printed ?? {}
  const met = members.map(({ reasons }) => new Set(reasons.flatMap((reason) => (reason.list === list.key ? [reason.rule] : []))))
  const first = met.map((rules) => list.rules?.find(({ key }) => rules.has(key))?.key)
  const figure = (of: PrintedFigure['of'], key: string, printed: number, counted: number) => ({ of, key, printed, counted })
  return [
    ...(targets === undefined ? [] : [figure('targets', '', targets, members.length)]),
    ...Object.entries(byRule).map(([key, count]) => figure('rule', key, count, first.filter((rule) => rule === key).length)),
    ...(repeated === undefined ? [] : [figure('repeated', '', repeated, met.filter(({ size }) => size > 1).length)]),
    ...Object.entries(byRegion).map(([region, count]) =>
      figure('region', region, count, members.filter(({ regionPath }) => regionPath.includes(region)).length),
    ),
    ...Object.entries(printedSums).map(([name, sum]) => figure('sum', name, sum, sums[name] ?? 0)),
  ]
}
