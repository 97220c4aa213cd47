import { admit, compareChecklists } from '@duzhan/checklist'
import { goalRule } from '../conform/goalRule.ts'
import { byKey } from '../json/byKey.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/**
 * What the level above sees of what is done under a plan: of each checklist that its own plan has too, how many items are asked
 * alike, so that their answers count there, and how many stay below; and which figures have a goal that can be held against
 * them. What is asked alike, the comparison of checklists says, as it does where records are counted.
 */
export function seenAbove(plan: Plan, superior: Plan | null): PlanFault[] {
  const above = byKey(superior?.checklists ?? [])
  const items = plan.checklists.flatMap(({ key, title, schema }): PlanFault[] => {
    const theirs = above.get(key)
    if (!theirs) return superior ? [planFault('seen.apart', 'checklists', { title })] : []
    const changes = compareChecklists(admit(theirs.schema), admit(schema)).filter(({ verdict }) => verdict !== 'removed')
    const count = changes.filter(({ counts }) => counts).length
    const own = changes.length - count
    return [{ code: 'seen.items', path: 'checklists', details: { title, count, ...(own > 0 && { own }) } }]
  })
  const goals = plan.indicators.filter(({ goal }) => goal !== undefined)
  const figures = goals.map((indicator) => {
    const side = { element: { ...indicator }, plan }
    return planFault('seen.goal', 'indicators', { title: indicator.title, goal: goalRule.text(indicator.goal, side) })
  })
  const others = plan.indicators.length - goals.length
  return [...items, ...figures, ...(others > 0 ? [planFault('seen.figures', 'indicators', { count: others })] : [])]
}
