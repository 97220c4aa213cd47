import type { PlanSummary } from '@duzhan/contracts'
import { useQueries } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { may, useMe } from '../person/me.ts'

/** What waits for the person in each of some plans, in numbers; nobody is asked of a plan that is not in force. */
export function useWaiting(plans: readonly Pick<PlanSummary, 'plan' | 'status'>[]) {
  const me = useMe()
  return useQueries({
    queries: plans.map(({ plan, status }) => ({
      ...api.assignments.work.waiting.queryOptions({ plan }),
      enabled: status === 'published' && may(me, 'work.waiting'),
      refetchInterval: 300_000,
    })),
  })
}
