import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemNotice } from './ProblemNotice.tsx'
import { Skeleton } from './Skeleton.tsx'

interface QueryViewProps<Data> {
  query: UseQueryResult<Data, unknown>
  children: (data: Data) => ReactNode
  lines?: number
}

/** Waits for a query: a skeleton, then what it brought, or why it did not. */
export function QueryView<Data>({ query, children, lines }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton {...(lines === undefined ? {} : { lines })} />
}
