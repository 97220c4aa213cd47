import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { SyncRow, syncKeepers } from './SyncRow.tsx'
import '../styles/log.css'

/** What one part of the platform could not take over from another, and a way to have it tried again. */
export function SyncPage() {
  const queries = useQueries({ queries: syncKeepers.map((keeper) => api[keeper].log.asideList.queryOptions()) })
  const [hasApplied, setHasApplied] = useState(false)
  const error = queries.find((query) => query.error)?.error
  const asides = syncKeepers
    .flatMap((keeper, at) => (queries[at]?.data ?? []).map((aside) => ({ keeper, aside })))
    .sort((one, other) => one.aside.since.localeCompare(other.aside.since))
  return (
    <div className="page">
      <PageHead title={zh.sync.title} lead={zh.sync.lead} crumbs={[{ title: zh.log.title, to: '/operator/log' }]} />
      {error ? <ProblemNotice error={error} onRetry={() => queries.forEach((query) => void query.refetch())} /> : null}
      {hasApplied ? (
        <p className="notice" role="status">
          {zh.sync.applied}
        </p>
      ) : null}
      {queries.some((query) => query.isPending) ? (
        <Skeleton />
      ) : (
        <Card flush>
          {asides.length === 0 && !error ? (
            <EmptyState text={zh.sync.empty} icon="check" />
          ) : (
            <ul className="sync-rows">
              {asides.map(({ keeper, aside }) => (
                <SyncRow
                  key={`${keeper} ${aside.subscription} ${aside.key}`}
                  keeper={keeper}
                  aside={aside}
                  onApplied={() => setHasApplied(true)}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
    </div>
  )
}
