import { secretLists } from '../dues/secretLists.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** Whether who is missing on an open list shows who stands on a secret one: of some kind of target it takes all but those. */
const showsByAbsence = ({ key, rest, excludes, targetKinds }: TargetList, secret: TargetList): boolean =>
  key !== secret.key &&
  (rest === true || excludes?.includes(secret.key) === true) &&
  targetKinds.some((kind) => secret.targetKinds.includes(kind))

/** Lists that are told from the seat up, where the plan itself shows who stands on them. */
export function secrecyWarnings(plan: Plan): PlanFault[] {
  const secret = new Set(secretLists(plan))
  const open = plan.targetLists.filter(({ key }) => !secret.has(key))
  return plan.targetLists.flatMap((list, index) => {
    if (!secret.has(list.key)) return []
    const [path, { title }] = [`targetLists.${index}`, list]
    return [
      ...(list.draw ? [] : [planFault('list.secret-by-rule', path, { title })]),
      ...open
        .filter((one) => showsByAbsence(one, list))
        .map((other) => planFault('list.secret-by-absence', path, { title, other: other.title })),
    ]
  })
}
