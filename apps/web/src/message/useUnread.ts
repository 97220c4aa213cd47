import { useQueries } from '@tanstack/react-query'
import { api, queryClient, sessionQuery } from '../api/api.ts'
import { may, useMe } from '../person/me.ts'

/**
 * How many messages the person has not read; asked as often as what waits for them, so that both go in one request. Nothing is
 * asked any more for who has just left, while their page still stands.
 */
export function useUnread(): number {
  const me = useMe()
  const isSeated = Boolean(queryClient.getQueryData(sessionQuery.queryKey)) && may(me, 'message.unread')
  const asked = { ...api.assignments.message.unread.queryOptions(), refetchInterval: 300_000 }
  const [unread] = useQueries({ queries: [asked].filter(() => isSeated) })
  return unread?.data?.count ?? 0
}
