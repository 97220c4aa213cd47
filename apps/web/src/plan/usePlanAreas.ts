import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { type Area, areasOf } from './areasOf.ts'

/** The areas of a plan; none until it is here. */
export function usePlanAreas(plan: string): ReadonlySet<Area> {
  const query = useQuery(
    api.forms.plan.byId.queryOptions(
      { plan },
      { enabled: plan !== '', staleTime: 300_000, select: ({ document }) => areasOf(document) },
    ),
  )
  return query.data ?? none
}

const none: ReadonlySet<Area> = new Set()
