import { isRegionCode, levelOf } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

interface Region {
  code: string
  name: string
}

/** The counties in a person's region; empty below a county, where there is nothing to choose. */
export function useCounties(within: string): Region[] {
  const regions = useQuery(
    api.identity.region.list.queryOptions({ within }, { enabled: within !== '', staleTime: Number.POSITIVE_INFINITY }),
  )
  return (regions.data ?? [])
    .filter(({ code }) => isRegionCode(code) && levelOf(code) === 'county')
    .sort((a, b) => a.code.localeCompare(b.code))
}
