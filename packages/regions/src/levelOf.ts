import { digitsOf, type Level } from './level.ts'
import type { RegionCode } from './regionCode.ts'

/** The level a code stands at: the lowest one of which it says anything. */
export function levelOf(code: RegionCode): Level {
  if (code.slice(digitsOf.township) !== '000') return 'village'
  if (code.slice(digitsOf.county, digitsOf.township) !== '000') return 'township'
  if (code.slice(digitsOf.city, digitsOf.county) !== '00') return 'county'
  if (code.slice(digitsOf.province, digitsOf.city) !== '00') return 'city'
  return 'province'
}
