import type { RegionCode } from './regionCode.ts'
/** The levels of the administrative tree, highest first. */
export const levels = ['province', 'city', 'county', 'township', 'village'] as const

export type Level = (typeof levels)[number]

/** How many leading digits of a code speak for each level. */
export const digitsOf = { province: 2, city: 4, county: 6, township: 9, village: 12 } as const satisfies Record<Level, number>

/** The level a code stands at: the lowest one of which it says anything. */
export function levelOf(code: RegionCode): Level {
  if (code.slice(digitsOf.township) !== '000') return 'village'
  if (code.slice(digitsOf.county, digitsOf.township) !== '000') return 'township'
  if (code.slice(digitsOf.city, digitsOf.county) !== '00') return 'county'
  if (code.slice(digitsOf.province, digitsOf.city) !== '00') return 'city'
  return 'province'
}
