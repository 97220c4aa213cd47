import type { PageCursor, PlanSummary } from '@duzhan/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, client } from '../api/api.ts'

/** Every plan that the person may see, read to the last page: what menus, names and choices are made of. */
export const allPlans = queryOptions({
  queryKey: [...api.forms.plan.list.pathKey(), { type: 'all' }],
  async queryFn() {
    const found: PlanSummary[] = []
    for (let cursor: PageCursor | null | undefined; cursor !== null; ) {
      const page = await client.forms.plan.list.query(cursor ? { cursor } : {})
      found.push(...page.plans)
      cursor = page.next
    }
    return found
  },
})

/** Every plan that the person may see; `isFresh` asks for them anew. */
export const usePlans = (isFresh = false) => useQuery({ ...allPlans, ...(isFresh && { staleTime: 0 }) })
