import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../api/api.ts'

/** Names of a region and everything below it; a code stands for itself until its name is known. */
export function useRegionNames(within: string): (code: string) => string {
  const regions = useQuery(
    api.identity.region.list.queryOptions(
      { within },
      { enabled: within !== '', staleTime: Number.POSITIVE_INFINITY, select: byCode },
    ),
  )
  const names = regions.data
  return useCallback((code) => names?.get(code) ?? code, [names])
}

function byCode(regions: { code: string; name: string }[]): Map<string, string> {
  return new Map(regions.map(({ code, name }) => [code, name]))
}
