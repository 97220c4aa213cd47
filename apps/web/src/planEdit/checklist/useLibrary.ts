import { type LibraryItem, type LibraryPlan, libraryOf } from '@duzhan/checklist/edit'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/api.ts'
import { usePlans } from '../../plans/usePlans.ts'

/** So many plans are read at once; one that is further down the list is chosen. */
export const mostPlans = 20

export interface Library {
  /** Every plan that the person may see, newest use first as the platform lists them. */
  plans: readonly { plan: string; title: string }[]
  read: readonly LibraryPlan[]
  items: readonly LibraryItem[]
  isPending: boolean
  error: unknown
}

/**
 * The items of the checklists of all plans that the person may see, or of the one that is chosen. Who may see which plan is the
 * platform's to say: what it does not hand out is not here.
 */
export function useLibrary(chosen: string): Library {
  const list = usePlans()
  const plans = useMemo(
    () => (list.data ?? []).filter(({ status }) => status !== 'draft').map(({ plan, title }) => ({ plan, title })),
    [list.data],
  )
  const asked = chosen === '' ? plans.slice(0, mostPlans) : plans.filter(({ plan }) => plan === chosen)
  const documents = useQueries({
    queries: asked.map(({ plan }) => api.forms.plan.byId.queryOptions({ plan }, { staleTime: 300_000 })),
    combine: (found) => ({
      views: found.flatMap(({ data }) => data ?? []),
      isPending: found.some((one) => one.isPending),
    }),
  })
  const read = useMemo(
    () => documents.views.map(({ plan, title, document }): LibraryPlan => ({ plan, title, checklists: document.checklists })),
    [documents.views],
  )
  const items = useMemo(() => libraryOf(read), [read])
  return { plans, read, items, isPending: list.isPending || documents.isPending, error: list.error }
}
