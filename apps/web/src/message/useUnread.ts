import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { may, useMe } from '../person/me.ts'

/** How many messages the person has not read; asked as often as what waits for them, so that both go in one request. */
export function useUnread(): number {
  const me = useMe()
  const { data } = useQuery(
    api.assignments.message.unread.queryOptions(undefined, { enabled: may(me, 'message.unread'), refetchInterval: 300_000 }),
  )
  return data?.count ?? 0
}
