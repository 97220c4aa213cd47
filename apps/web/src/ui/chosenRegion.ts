import { isRegionCode } from '@duzhan/regions'
import type { Address } from './useAddress.ts'

/** The region that the address narrows a list down to, the township before the county; '' where none stands there, or no code. */
export function chosenRegion(address: Address): string {
  const region = address.get('township') || address.get('county')
  return isRegionCode(region) ? region : ''
}
