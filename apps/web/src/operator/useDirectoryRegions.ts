import { isRegionCode, isWithin, levelOf, levels } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

interface Region {
  code: string
  name: string
}

const depthOf = (code: string): number => (isRegionCode(code) ? levels.indexOf(levelOf(code)) : levels.length)

/**
 * The regions that an operator of `home` chooses from: the jurisdictions that may keep a directory, down to the counties, and
 * the regions in which a body of one of them may lie, down to the villages for a county and to the townships for what is wider.
 */
export function useDirectoryRegions(home: string) {
  const regions = useQuery(
    api.identity.region.list.queryOptions({ within: home }, { enabled: home !== '', staleTime: Number.POSITIVE_INFINITY }),
  )
  const all: Region[] = regions.data ?? []
  const known = all.some(({ code }) => code === home) ? all : [{ code: home, name: home }, ...all]
  const county = levels.indexOf('county')
  return {
    isPending: regions.isPending && home !== '',
    nameOf: (code: string) => known.find((region) => region.code === code)?.name ?? code,
    jurisdictions: known.filter(({ code }) => code === home || depthOf(code) <= county),
    /** `kept` is where the body lies already, which stays to be chosen however deep it is. */
    placesOf: (jurisdiction: string, kept: string) =>
      known.filter(
        ({ code }) =>
          isRegionCode(code) &&
          isRegionCode(jurisdiction) &&
          isWithin(code, jurisdiction) &&
          (code === kept || depthOf(jurisdiction) >= county || levelOf(code) !== 'village'),
      ),
    /** How deep a region lies below a jurisdiction, for the margin before its name. */
    depthBelow: (code: string, jurisdiction: string) => Math.max(0, depthOf(code) - depthOf(jurisdiction)),
  }
}
export type DirectoryRegions = ReturnType<typeof useDirectoryRegions>
