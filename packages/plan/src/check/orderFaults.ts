import type { Plan } from '../schema/planSchema.ts'
import { listOrder } from '../targets/listOrder.ts'
import type { PlanFault } from './planFault.ts'

/** Stretches of days that end before they begin. */
const dateFaults = (plan: Plan): PlanFault[] => {
  const { start, end } = plan.period
  return [
    ...(start && start > end ? [{ path: 'period.end', message: '结束日期早于开始日期' }] : []),
    ...plan.phases.flatMap((phase, index) =>
      phase.start > phase.end ? [{ path: `phases.${index}.end`, message: `阶段“${phase.title}”的结束日期早于开始日期` }] : [],
    ),
  ]
}

/** A week has seven days to end on. */
const cycleFaults = (plan: Plan): PlanFault[] =>
  plan.cycles.flatMap((cycle, index) =>
    cycle.every === 'week' && cycle.endsOn !== 'last' && cycle.endsOn > 7
      ? [{ path: `cycles.${index}.endsOn`, message: '每周的截止日只能是星期一至星期日（1至7）' }]
      : [],
  )

/** Lists that designate nobody, and lists that wait for each other. */
const listFaults = (plan: Plan): PlanFault[] => [
  ...plan.targetLists.flatMap((list, index) =>
    list.rest || (list.rules ?? []).length > 0
      ? []
      : [{ path: `targetLists.${index}.rules`, message: `督战名单“${list.title}”没有任何条件` }],
  ),
  ...(listOrder(plan.targetLists) ? [] : [{ path: 'targetLists', message: '督战名单互相排除，无法确定先后' }]),
]

/** What contradicts itself in time or in precedence. */
export function orderFaults(plan: Plan): PlanFault[] {
  return [...dateFaults(plan), ...cycleFaults(plan), ...listFaults(plan)]
}
