import type { RegionChangeDraft } from '@duzhan/contracts'
import { isRegionCode } from '@duzhan/regions'
import { codeFrom } from '../region/readRegions.ts'

/** What stands in the form of a change of regions. */
export interface ChangeFields {
  kind: 'rename' | 'merge'
  /** The region that was chosen first; none yet. */
  region: string
  /** Those that are merged with it. */
  others: readonly string[]
  /** The region that all become; empty for a new one. */
  into: string
  /** The code of the new one, as it was typed. */
  code: string
  name: string
  from: string
}

/** The change that a form says, or null while something that it needs is not there. */
export function draftOf({ kind, region, others, into, code, name, from }: ChangeFields): RegionChangeDraft | null {
  const given = name.trim()
  if (region === '' || given === '' || from === '') return null
  if (kind === 'rename') return { kind, regions: [region], into: region, isNew: false, name: given, from }
  const successor = into === '' ? codeFrom(code) : into
  if (!isRegionCode(successor)) return null
  const regions = [region, ...others].filter((one) => one !== successor)
  return regions.length === 0 ? null : { kind, regions, into: successor, isNew: into === '', name: given, from }
}
