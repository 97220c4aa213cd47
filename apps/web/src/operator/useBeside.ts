import type { HeldRegion } from '@duzhan/contracts'
import { isRegionCode, levelOf, regionPath } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** A region and those beside it: of its level, right below the same region. */
export interface Beside {
  beside: readonly HeldRegion[]
  nameOf(code: string): string
}

/** Reads what stands beside a region; nothing does beside a province. */
export function useBeside(region: string): Beside {
  const path: readonly string[] = isRegionCode(region) ? regionPath(region) : []
  const parent = path.at(-2) ?? ''
  const own = useQuery(api.identity.region.list.queryOptions({ codes: [region] }, { enabled: path.length > 0 }))
  const below = useQuery(api.identity.region.list.queryOptions({ beneath: parent }, { enabled: parent !== '' }))
  const isBeside = ({ code }: HeldRegion) =>
    code !== region && isRegionCode(code) && isRegionCode(region) && levelOf(code) === levelOf(region)
  const beside = (below.data ?? []).filter(isBeside)
  const names = new Map([...beside, ...(own.data ?? [])].map(({ code, name }) => [code, name]))
  return { beside, nameOf: (code) => names.get(code) ?? code }
}
