import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { may, useMe } from '../shell/me.ts'

/** A plan's target lists with the targets that stand on them. */
export function useTargetLists(plan: string) {
  const me = useMe()
  return useQuery(api.assignments.targetList.byPlan.queryOptions({ plan }, { enabled: may(me, 'targetList.byPlan') }))
}
