import type { LogFilter } from '@duzhan/contracts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../api/api.ts'
import { fromNewest, mergedPage } from './logFeed.ts'

export type ShownFilter = Omit<LogFilter, 'before' | 'limit'>

/** The logs of all services as one, page by page, the newest first. */
export function useLog(filter: ShownFilter) {
  return useInfiniteQuery({
    queryKey: ['log', filter],
    queryFn: ({ pageParam }) =>
      mergedPage(
        (keeper, before) => client[keeper].log.list.query({ ...filter, limit: 30, ...(before !== undefined && { before }) }),
        pageParam,
      ),
    initialPageParam: fromNewest,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}
