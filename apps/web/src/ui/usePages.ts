import type { Page } from '@duzhan/contracts'
import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

/** A list that the platform answers page by page: what is here of it so far, and how to ask for more. */
export interface Pages<Row> {
  /** Undefined while the first page is on its way. */
  data: { rows: Row[]; total: number } | undefined
  error: unknown
  refetch(): unknown
  hasMore: boolean
  isLoadingMore: boolean
  more(): void
}

/**
 * Reads a list page by page, as far as somebody asks for more. Another key is another list: until its first page is here the
 * one before goes on standing. Who comes back within minutes finds as much of it as they had.
 */
export function usePages<Row, Cursor>(
  queryKey: QueryKey,
  read: (cursor: Cursor | undefined) => Promise<Page<Row, Cursor>>,
): Pages<Row> {
  const query = useInfiniteQuery<Page<Row, Cursor>, unknown, InfiniteData<Page<Row, Cursor>>, QueryKey, Cursor | undefined>({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  return {
    data: pages && { rows: pages.flatMap(({ rows }) => rows), total: pages.at(-1)?.total ?? 0 },
    error: query.error,
    refetch: query.isFetchNextPageError ? query.fetchNextPage : query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
