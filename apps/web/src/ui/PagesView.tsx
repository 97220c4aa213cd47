import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import { Skeleton } from './Skeleton.tsx'
import type { Pages } from './usePages.ts'
import '../styles/pages.css'

interface PagesViewProps<Row> {
  pages: Pages<Row>
  children: (rows: readonly Row[], total: number) => ReactNode
}

/** A list page by page: a skeleton, then its rows, how many of all are shown, and a button for more; or why not. */
export function PagesView<Row>({ pages, children }: PagesViewProps<Row>) {
  const { data, error, refetch, hasMore, isLoadingMore, more } = pages
  const notice = error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null
  if (!data) return notice ?? <Skeleton />
  const { rows, total } = data
  return (
    <>
      {children(rows, total)}
      {notice}
      {rows.length > 0 ? (
        <div className="pages-foot">
          <span className="muted" role="status">
            {hasMore ? zh.pages.shown(rows.length, total) : zh.pages.all(total)}
          </span>
          {hasMore ? (
            <button type="button" className="button" disabled={isLoadingMore} onClick={more}>
              {isLoadingMore ? zh.states.loading : zh.pages.more}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
