import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, levelOf } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** The counties, or the townships, in a person's region in the order of their codes; none where the region lies below that level. */
export function useRegionsAt(within: string, level: 'county' | 'township'): RegionRecord[] {
  const regions = useQuery(
    api.identity.region.list.queryOptions({ within }, { enabled: within !== '', staleTime: Number.POSITIVE_INFINITY }),
  )
  return (regions.data ?? [])
    .filter(({ code }) => isRegionCode(code) && levelOf(code) === level)
    .sort((a, b) => a.code.localeCompare(b.code))
}
