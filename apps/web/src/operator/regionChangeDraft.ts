import type { RegionChangeDraft, RegionRecord } from '@duzhan/contracts'
import { codesBeneath, isRegionCode, levelOf, regionPath } from '@duzhan/regions'
import { codeFrom } from '../region/readRegions.ts'

/** What stands in the form of a change of regions. */
export interface ChangeFields {
  kind: RegionChangeDraft['kind']
  /** The region that was chosen first; none yet. */
  region: string
  /** Those that are merged with it, or what goes over into the new one. */
  others: readonly string[]
  /** The region that all become; empty for a new one. */
  into: string
  /** Beneath which region it lies from then on; of a move alone. */
  place: string
  /** The code of the new one, as it was typed. */
  code: string
  name: string
  from: string
}

/** The change that a form says, or null while something that it needs is not there; a region that is retired is called as `was`. */
export function draftOf(
  { kind, region, others, into, place, code, name, from }: ChangeFields,
  was = '',
): RegionChangeDraft | null {
  const given = (kind === 'retire' ? was : name).trim()
  if (region === '' || given === '' || from === '') return null
  const named = { name: given, from }
  if (kind === 'rename' || kind === 'retire') return { kind, regions: [region], into: region, isNew: false, ...named }
  const fresh = codeFrom(code)
  if (kind === 'merge') {
    const successor = into === '' ? fresh : into
    const regions = [region, ...others].filter((one) => one !== successor)
    if (!isRegionCode(successor) || regions.length === 0) return null
    return { kind, regions, into: successor, isNew: into === '', ...named }
  }
  if (!isRegionCode(fresh) || fresh === region) return null
  if (kind === 'split') return { kind, regions: [region], into: fresh, isNew: true, ...named, children: [...others] }
  return regionPath(fresh).at(-2) === place ? { kind, regions: [region], into: fresh, isNew: true, ...named } : null
}

/** Beneath which region a change makes a new code: where a region goes, or where that lies which it is divided from; none where it makes none. */
export function placeOfCode({ kind, region, place }: Pick<ChangeFields, 'kind' | 'region' | 'place'>): string {
  if (kind === 'move') return place
  return kind === 'split' && isRegionCode(region) ? (regionPath(region).at(-2) ?? '') : ''
}

/** A code for a region beneath another that none has of those that lie there: with its own last digits, or the next that are free. */
export function freeCode(place: string, region: string, there: readonly RegionRecord[]): string {
  if (!isRegionCode(place) || !isRegionCode(region)) return ''
  const level = levelOf(region)
  const taken = there.flatMap(({ code }) => (isRegionCode(code) && levelOf(code) === level ? [code] : []))
  return codesBeneath(place, [...taken, region]).at(-1) ?? ''
}
