import { dutiesByList } from '../dues/secretLists.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { judgedSchema } from '../targets/judgedTarget.ts'
import { listOrder } from '../targets/listOrder.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

const takesNobody = ({ rules = [], names = [], everyone, rest, atLeast }: TargetList): boolean =>
  !(rules.length > 0 || names.length > 0 || everyone || rest || atLeast)

/** An attribute by which a list divides or ranks its targets is one of each of their kinds; what is ranked is a figure. */
function attributeFaults(plan: Plan, { title, targetKinds, draw, atLeast }: TargetList, path: string): PlanFault[] {
  const subjects = plan.targetKinds.filter(({ key }) => targetKinds.includes(key)).map(judgedSchema)
  const fields = (name: string) => subjects.map(({ properties }) => properties?.[name])
  const { stratify } = draw ?? {}
  const faults: PlanFault[] = []
  if (stratify !== undefined && fields(stratify).includes(undefined))
    faults.push(planFault('list.attribute-unknown', `${path}.draw.stratify`, { title, name: stratify }))
  if (atLeast && fields(atLeast.by).some((field) => field?.type !== 'integer' && field?.type !== 'number'))
    faults.push(planFault('list.attribute-no-figure', `${path}.atLeast.by`, { title, name: atLeast.by }))
  return faults
}

/** Of a list that is told from its seat up no duty may tell its members that they stand on it. */
function tellingDuties(plan: Plan): PlanFault[] {
  if (!plan.targetLists.some(({ told }) => told === 'fromSeat')) return []
  const duties = dutiesByList(plan)
  return plan.targetLists.flatMap(({ key, title, told }, index) => {
    const telling = told === 'fromSeat' ? (duties.get(key) ?? []).filter(({ isUnannounced }) => !isUnannounced) : []
    return telling.map((duty) => planFault('list.told-by-duty', `targetLists.${index}.told`, { title, duty: duty.title }))
  })
}

/** Lists that designate nobody or say two ways of choosing at once, and lists that wait for each other. */
export function listFaults(plan: Plan): PlanFault[] {
  const faults = plan.targetLists.flatMap((list, index) => {
    const { title, draw, atLeast } = list
    const path = `targetLists.${index}`
    const isSized = draw === undefined || (draw.count === undefined) !== (draw.percent === undefined)
    return [
      ...(takesNobody(list) ? [planFault('list.without-rule', `${path}.rules`, { title })] : []),
      ...(isSized ? [] : [planFault('list.draw-size', `${path}.draw`, { title })]),
      ...(draw && atLeast ? [planFault('list.drawn-and-ranked', `${path}.atLeast`, { title })] : []),
      ...attributeFaults(plan, list, path),
    ]
  })
  return [
    ...faults,
    ...tellingDuties(plan),
    ...(listOrder(plan.targetLists) ? [] : [planFault('list.order-circular', 'targetLists')]),
  ]
}
