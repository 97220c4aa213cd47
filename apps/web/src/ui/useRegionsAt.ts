import type { RegionRecord } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** The counties, or the townships, in a region in the order of their codes; none where the region lies below that level. */
export function useRegionsAt(within: string, level: 'county' | 'township'): RegionRecord[] {
  const regions = useQuery(
    api.identity.region.list.queryOptions({ within, level }, { enabled: within !== '', staleTime: Number.POSITIVE_INFINITY }),
  )
  return regions.data ?? []
}
