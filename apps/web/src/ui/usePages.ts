import type { PageCursor } from '@duzhan/contracts'
import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

/** A list that the platform answers page by page: what is here of it so far, and how to ask for more. */
export interface Pages<Page> {
  /** Undefined while the first page is on its way. */
  pages: readonly Page[] | undefined
  error: unknown
  refetch(): unknown
  hasMore: boolean
  isLoadingMore: boolean
  more(): void
}

/**
 * Reads a list page by page, as far as somebody asks for more. Another key is another list: until its first page is here the
 * one before goes on standing. Who comes back within minutes finds as much of it as they had, and sees it brought up to date.
 */
export function usePages<Page extends { next: PageCursor | null }>(
  queryKey: QueryKey,
  read: (cursor: PageCursor | undefined) => Promise<Page>,
): Pages<Page> {
  const query = useInfiniteQuery<Page, unknown, InfiniteData<Page>, QueryKey, PageCursor | undefined>({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return {
    pages: query.data?.pages,
    error: query.error,
    refetch: query.isFetchNextPageError ? query.fetchNextPage : query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
