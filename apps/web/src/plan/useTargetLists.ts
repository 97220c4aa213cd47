import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'

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
