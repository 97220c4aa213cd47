import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** A plan's published revision; it never changes, so it is fetched once. */
export function usePlan(plan: string) {
  return useQuery(api.forms.plan.byId.queryOptions({ plan }, { staleTime: 300_000 }))
}
