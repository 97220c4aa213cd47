import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { problemOf } from '../problemOf.ts'
import { may, useMe } from '../shell/me.ts'
import { usePlan } from './usePlan.ts'

/**
 * A plan's target lists with the targets that stand on them; a draft has none yet. The assignments hear of a plan a
 * moment after it was published, so a list that is absent is asked for again before it is believed.
 */
export function useTargetLists(plan: string) {
  const me = useMe()
  const isDraft = usePlan(plan).data?.status === 'draft'
  return useQuery(
    api.assignments.targetList.byPlan.queryOptions(
      { plan },
      {
        enabled: !isDraft && may(me, 'targetList.byPlan'),
        retry: (count, error) => count < 3 && ['absent', 'unavailable'].includes(problemOf(error).kind),
        retryDelay: 700,
      },
    ),
  )
}
