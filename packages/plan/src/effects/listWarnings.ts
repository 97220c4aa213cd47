import type { Roster } from '../dues/roster.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { drawPopulation, evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listed, ofPlan } from '../wording/words.ts'

/** How many names that nobody is registered under are told in one sentence. */
const mostNamed = 10

function unknownNames({ title, names = [], targetKinds }: TargetList, path: string, { targets }: Roster): PlanFault[] {
  const known = new Set(
    targets.filter(({ kind }) => targetKinds.includes(kind)).flatMap(({ id, regionCode }) => [id, regionCode]),
  )
  const unknown = [...new Set(names)].filter((name) => !known.has(name))
  if (unknown.length === 0) return []
  const named = listed(unknown.slice(0, mostNamed).map(ofPlan), '')
  return [planFault('list.name-unknown', `${path}.names`, { title, count: unknown.length, names: named })]
}

/** What a list asks of its register and does not get: a name that nobody has, more lots or places than there are targets. */
export function listWarnings(plan: Plan, roster: Roster): PlanFault[] {
  // whoever stands on a list today was decided by somebody; here it is asked whom it could have
  const isRanked = plan.targetLists.some(({ atLeast }) => atLeast)
  const possible = isRanked ? evaluateTargetLists(plan, roster.targets) : []
  return plan.targetLists.flatMap((list, index) => {
    const path = `targetLists.${index}`
    const { key, title, draw, atLeast } = list
    const population = draw?.count === undefined ? null : drawPopulation(plan, roster.targets, key, null).length
    const on = possible.filter((one) => one.list === key).length
    const isEmpty = !roster.targets.some(({ kind }) => list.targetKinds.includes(kind)) // the duties say so
    return [
      ...unknownNames(list, path, roster),
      ...(draw?.count !== undefined && population !== null && !isEmpty && draw.count > population
        ? [planFault('list.draw-exceeds', `${path}.draw`, { title, count: draw.count, population })]
        : []),
      ...(atLeast && !isEmpty && on < atLeast.count
        ? [planFault('list.too-few', `${path}.atLeast`, { title, count: atLeast.count, found: on })]
        : []),
    ]
  })
}
