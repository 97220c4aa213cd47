import type { HeldRegion } from '@duzhan/contracts'
import { isRegionCode, levelOf, regionPath } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'

/** A region and what stands around it. */
export interface Beside {
  /** Those of its level, right below the same region. */
  beside: readonly HeldRegion[]
  /** Those right below it. */
  beneath: readonly HeldRegion[]
  nameOf(code: string): string
}

/** Reads what stands beside and, where that is wanted, right below a region; nothing stands beside a province. `place` is another one to be named. */
export function useBeside(region: string, place = '', isDivided = false): Beside {
  const path: readonly string[] = isRegionCode(region) ? regionPath(region) : []
  const parent = path.at(-2) ?? ''
  const codes = [region, ...(place === '' ? [] : [place])]
  const own = useQuery(api.identity.region.list.queryOptions({ codes }, { enabled: path.length > 0 }))
  const around = useQuery(api.identity.region.list.queryOptions({ beneath: parent }, { enabled: parent !== '' }))
  const below = useQuery(api.identity.region.list.queryOptions({ beneath: region }, { enabled: isDivided && path.length > 0 }))
  const isBeside = ({ code }: HeldRegion) =>
    code !== region && isRegionCode(code) && isRegionCode(region) && levelOf(code) === levelOf(region)
  const beside = (around.data ?? []).filter(isBeside)
  const beneath = isDivided ? (below.data ?? []) : []
  const names = new Map([...beside, ...beneath, ...(own.data ?? [])].map(({ code, name }) => [code, name]))
  return { beside, beneath, nameOf: (code) => names.get(code) ?? code }
}
