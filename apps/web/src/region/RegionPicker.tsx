import type { FoundRegion } from '@duzhan/contracts'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { RegionFinder } from './RegionFinder.tsx'

interface Props {
  label: string
  /** The region within which one is chosen. */
  home: string
  /** The one that is chosen; empty for none yet. */
  value: string
  /** Whether one may be chosen, where not all may. */
  isOffered?: (region: FoundRegion) => boolean
  /** Whether all of the one at home may be chosen too. */
  isHomeOffered?: boolean
  onChange: (region: string) => void
}

/** Chooses a region that is held, within another: looked for by name, initials or code, each told with what it lies in. */
export function RegionPicker({ label, home, value, isOffered, isHomeOffered = true, onChange }: Props) {
  const [isChanging, setChanging] = useState(false)
  const chosen = useHeldRegion(value)
  const own = useHeldRegion(home)
  if (!isRegionCode(home)) return null
  const isOpen = isChanging || value === ''
  const find = async (text: string) => {
    const found = await client.identity.region.find.query({ text, within: home, among: 'held' })
    return isOffered ? found.filter(isOffered) : found
  }
  const choose = (region: FoundRegion | null) => {
    setChanging(region === null)
    if (region) onChange(region.code)
  }
  return (
    <div className="field region-picker">
      {isOpen ? null : <span className="field-label">{label}</span>}
      <RegionFinder {...{ label, find }} scope={`held ${home} ${label}`} chosen={isOpen ? null : chosen} onChoose={choose} />
      {isChanging ? (
        <p className="filters">
          {isHomeOffered ? (
            <button type="button" className="button button-small" onClick={() => choose(own)}>
              {zh.regions.whole(own.name)}
            </button>
          ) : null}
          <button type="button" className="button button-quiet button-small" onClick={() => setChanging(false)}>
            {zh.region.keep}
          </button>
        </p>
      ) : null}
    </div>
  )
}

/** A region with the names of what it lies in, as far as they are held; a code stands for itself until its name is known. */
function useHeldRegion(code: string): FoundRegion {
  const path: string[] = isRegionCode(code) ? regionPath(code) : []
  const named = useQuery(
    api.identity.region.list.queryOptions({ codes: path }, { enabled: path.length > 0, staleTime: Number.POSITIVE_INFINITY }),
  )
  const nameOf = (one: string) => named.data?.find((region) => region.code === one)?.name
  return { code, name: nameOf(code) ?? code, above: path.slice(0, -1).flatMap((one) => nameOf(one) ?? []) }
}
