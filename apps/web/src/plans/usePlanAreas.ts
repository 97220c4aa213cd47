import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { type Area, areasOf } from './areasOf.ts'

/** The areas of a plan; until it is here those that nearly every plan has, so that the menu does not come late. */
export function usePlanAreas(plan: string): ReadonlySet<Area> {
  const query = useQuery(
    api.forms.plan.byId.queryOptions(
      { plan },
      { enabled: plan !== '', staleTime: 300_000, select: ({ document }) => areasOf(document) },
    ),
  )
  return query.data ?? usual
}

const usual: ReadonlySet<Area> = new Set<Area>(['visits', 'findings', 'summary'])
