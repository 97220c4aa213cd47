import type { RegionSummary } from '@duzhan/contracts'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { api, client } from '../api/api.ts'
import { untilAgain } from '../api/untilAgain.ts'

interface SummaryRef {
  plan: string
  region: string
  window?: string
}

/** Between two waits, in milliseconds: a new submission shows within two seconds of its receipt, and a hundred of them fetch no more than once a second. */
const pace = 1_000
/** After a wait that failed, because the network is gone or too many pages wait. */
const patience = 15_000

/** A region's page, kept as it stands: fetched again when the platform says that it says something else, while it is looked at. */
export function useSummary({ plan, region, window }: SummaryRef): UseQueryResult<RegionSummary, unknown> {
  const ref = { plan, region, ...(window !== undefined && { window }) }
  const query = useQuery(api.aggregation.summary.byRegion.queryOptions(ref, { placeholderData: keepPreviousData }))
  const { data, isPlaceholderData, refetch } = query
  const version = isPlaceholderData ? undefined : data?.version
  const isSeen = useIsSeen()
  useEffect(() => {
    if (!isSeen || version === undefined) return
    const leaving = new AbortController()
    const since = { plan, region, ...(window !== undefined && { window }), since: version }
    void follow(since, refetch, leaving.signal)
    return () => leaving.abort()
  }, [plan, region, window, version, isSeen, refetch])
  return query
}

/** Waits again and again, and fetches when something changed, until it is aborted; a new version begins anew. */
async function follow(since: SummaryRef & { since: string }, fetchAgain: () => Promise<unknown>, signal: AbortSignal) {
  await paused(pace, signal)
  while (!signal.aborted) {
    const { isNews, rest } = await client.aggregation.summary.changed.query(since, { signal }).then(
      ({ changed }) => ({ isNews: changed, rest: pace }),
      (error: unknown) => ({ isNews: untilAgain(error) === 0, rest: Math.max(patience, untilAgain(error)) }),
    )
    if (!signal.aborted && isNews) await fetchAgain()
    await paused(rest, signal)
  }
}

function paused(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Whether the page is looked at: a tab in the background waits for nothing. */
function useIsSeen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      document.addEventListener('visibilitychange', changed)
      return () => document.removeEventListener('visibilitychange', changed)
    },
    () => document.visibilityState === 'visible',
  )
}
