import { useQueries } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { filterOf } from './filterOf.ts'
import { LogFilters } from './LogFilters.tsx'
import { LogRows } from './LogRows.tsx'
import { syncKeepers } from './SyncRow.tsx'
import { useLog } from './useLog.ts'
import '../styles/log.css'

/** Who did what when, within an operator's regions; the filter stands in the address. */
export function LogPage() {
  const [search] = useSearchParams()
  const filter = filterOf(search)
  const log = useLog(filter)
  const lines = log.data?.pages.flatMap((page) => page.lines) ?? []
  const isFiltered = Object.keys(filter).length > 0
  return (
    <div className="page">
      <PageHead title={zh.log.title} lead={zh.log.lead}>
        <Link className="button button-small" to="/operator/state">
          {zh.serviceState.title}
        </Link>
        <SyncLink />
      </PageHead>
      <LogFilters lines={lines} />
      {log.error ? <ProblemNotice error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.isPending ? <Skeleton /> : null}
      {log.data && lines.length === 0 && !log.hasNextPage ? (
        <Card flush>
          <EmptyState text={isFiltered ? zh.log.nothingMatches : zh.log.empty} icon="log" />
        </Card>
      ) : null}
      <LogRows lines={lines} />
      {log.hasNextPage ? (
        <button type="button" className="button" disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
          {log.isFetching ? zh.log.loading : zh.log.older}
        </button>
      ) : null}
    </div>
  )
}

/** Leads to what was not synchronised, and says how much that is. */
function SyncLink() {
  const asides = useQueries({ queries: syncKeepers.map((keeper) => api[keeper].log.asideList.queryOptions()) })
  const count = asides.reduce((sum, { data }) => sum + (data?.length ?? 0), 0)
  return (
    <Link className="button button-small" to="/operator/sync">
      {zh.sync.see(count)}
    </Link>
  )
}
