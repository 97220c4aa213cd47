import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { ProblemNotice } from './ProblemNotice.tsx'
import { Skeleton } from './Skeleton.tsx'

interface QueryViewProps<Data> {
  query: UseQueryResult<Data, unknown>
  children: (data: Data) => ReactNode
  lines?: number
}

/** Waits for a query: a skeleton, then what it brought, or why it did not; that stays while it is asked again by itself. */
export function QueryView<Data>({ query, children, lines }: QueryViewProps<Data>) {
  const said = useRef(query.error)
  if (query.error) said.current = query.error
  if (query.data !== undefined) return children(query.data)
  const again = () => {
    said.current = null
    void query.refetch()
  }
  if (said.current && query.errorUpdateCount > 0) return <ProblemNotice error={said.current} onRetry={again} />
  return <Skeleton {...(lines === undefined ? {} : { lines })} />
}
