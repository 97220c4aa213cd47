import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { may, useMe } from '../shell/me.ts'

/** Whether a plan asks lower jurisdictions to file theirs, and the person may see who has. */
export function useTakesFilings(plan: string): boolean {
  const me = useMe()
  const query = useQuery(
    api.forms.plan.byId.queryOptions(
      { plan },
      {
        enabled: plan !== '' && may(me, 'filing.board'),
        staleTime: 300_000,
        select: (view) => view.document.duties.filings?.some((duty) => duty.what === 'plan') ?? false,
      },
    ),
  )
  return query.data ?? false
}
