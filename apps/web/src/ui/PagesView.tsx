import type { ReactNode } from 'react'
import { PagesFoot } from './PagesFoot.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { Skeleton } from './Skeleton.tsx'
import type { Pages } from './usePages.ts'

interface PagesViewProps<Page> {
  pages: Pages<Page>
  /** How many rows stand on a page. */
  rowsOn: (page: Page) => number
  children: (pages: readonly Page[]) => ReactNode
}

/** A list page by page: a skeleton, then its rows, how many of all are shown, and a button for more; or why not. */
export function PagesView<Page extends { total: number; isAtLeast?: boolean }>({
  pages: list,
  rowsOn,
  children,
}: PagesViewProps<Page>) {
  const { pages, error, refetch, hasMore, isLoadingMore, more } = list
  const notice = error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null
  if (!pages) return notice ?? <Skeleton />
  const shown = pages.reduce((sum, page) => sum + rowsOn(page), 0)
  const { total = 0, isAtLeast = false } = pages.at(-1) ?? {}
  return (
    <>
      {children(pages)}
      {notice}
      {shown > 0 ? <PagesFoot {...{ shown, total, isAtLeast, hasMore, isLoadingMore, more }} /> : null}
    </>
  )
}
