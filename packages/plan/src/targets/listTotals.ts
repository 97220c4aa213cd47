import type { Plan } from '../schema/planSchema.ts'
import type { Attribute } from '../schema/targetKind.ts'
import type { Designation } from './designation.ts'
import type { Target } from './target.ts'

/** Whether a figure may be added up over targets: a rate may not, nor what the plan says of by `x-sum`, such as a water level. */
export const addsUp = (attribute: Pick<Attribute, 'x-unit' | 'x-sum'>): boolean =>
  attribute['x-unit'] !== '%' && attribute['x-sum'] !== false

/** What a list adds up to: its targets, counted once each, and the sum of every figure kept about them that adds up. */
export interface ListTotal {
  list: string
  title: string
  targets: number
  sums: Record<string, number>
}

/** The totals of every list of a plan, in the plan's order, empty lists included. */
export function listTotals(
  designations: readonly Pick<Designation, 'targetId' | 'list'>[],
  targets: readonly Pick<Target, 'id' | 'kind' | 'attributes'>[],
  plan: Plan,
): ListTotal[] {
  const byId = new Map(targets.map((target) => [target.id, target]))
  const apart = new Set(
    plan.targetKinds.flatMap(({ key, attributes }) =>
      Object.entries(attributes.properties).flatMap(([name, field]) => (addsUp(field) ? [] : [`${key}.${name}`])),
    ),
  )
  const members = new Map(plan.targetLists.map(({ key }) => [key, new Set<string>()]))
  for (const { list, targetId } of designations) members.get(list)?.add(targetId)
  return plan.targetLists.map((list) => {
    const ids = members.get(list.key) ?? new Set()
    const sums: Record<string, number> = {}
    for (const id of ids) {
      const { kind = '', attributes = {} } = byId.get(id) ?? {}
      for (const [name, value] of Object.entries(attributes))
        if (typeof value === 'number' && !apart.has(`${kind}.${name}`)) sums[name] = (sums[name] ?? 0) + value
    }
    return { list: list.key, title: list.title, targets: ids.size, sums }
  })
}
