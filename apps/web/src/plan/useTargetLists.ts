import type { TargetListView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { api, client, isLost } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { type Pages, usePages } from '../ui/usePages.ts'

/**
 * A plan's target lists with what they come to, without those who stand on them; a draft has none yet. The assignments hear of a
 * plan a moment after it was published, so a list that is absent is asked for again before it is believed.
 */
export function useTargetLists(plan: string) {
  const me = useMe()
  const isDraft = usePlan(plan).data?.status === 'draft'
  return useQuery(
    api.assignments.targetList.byPlan.queryOptions(
      { plan, limit: 0 },
      {
        enabled: !isDraft && may(me, 'targetList.byPlan'),
        retry: (count, error) => (problemOf(error).kind === 'absent' ? count < 3 : isLost(count, error)),
        retryDelay: 700,
      },
    ),
  )
}

interface ListAsked {
  plan: string
  view: TargetListView
  text: string
  /** As the contract has it: by the annex, by place, or by a figure. */
  order: string
}

/** Those who stand on a list, as they are looked for and ordered, page by page. */
export function useListPages({ plan, view, text, order }: ListAsked): Pages<TargetListView> {
  const input = { plan, list: view.key, text, order }
  return usePages([...api.assignments.targetList.byPlan.pathKey(), { input, type: 'pages' }], async (cursor) => {
    const [page] = await client.assignments.targetList.byPlan.query({ ...input, ...(cursor && { cursor }) })
    return page ?? { ...view, targets: [], total: 0, next: null } // the list has gone meanwhile
  })
}
