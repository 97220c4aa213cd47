import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api/api.ts'

/** The regions within one, as they are entered: what lies right below each, and what each is called. */
export function useRegionTree(home: string) {
  const query = useQuery(api.identity.region.list.queryOptions({ within: home }, { enabled: home !== '', staleTime: 60_000 }))
  const regions = query.data
  return useMemo(() => ({ ...treeOf(regions ?? []), isPending: query.isPending, error: query.error }), [regions, query])
}
export type RegionTree = ReturnType<typeof treeOf>

/** What lies right below each region among these: below the nearest of its ancestors that is one of them. */
export function treeOf(regions: readonly RegionRecord[]) {
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const below = new Map<string, RegionRecord[]>()
  for (const region of regions) {
    const path: string[] = isRegionCode(region.code) ? regionPath(region.code) : []
    const parent = path.slice(0, -1).findLast((code) => names.has(code)) ?? ''
    below.set(parent, [...(below.get(parent) ?? []), region])
  }
  return {
    all: regions,
    nameOf: (code: string): string => names.get(code) ?? code,
    childrenOf: (code: string): readonly RegionRecord[] => below.get(code) ?? [],
  }
}
