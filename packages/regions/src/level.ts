import type { RegionCode } from './regionCode.ts'
/** The levels of the administrative tree, highest first. */
export const levels = ['nation', 'province', 'city', 'county', 'township', 'village'] as const

export type Level = (typeof levels)[number]

/** How many leading digits of a code speak for each level. */
export const digitsOf = { nation: 0, province: 2, city: 4, county: 6, township: 9, village: 12 } as const satisfies Record<
  Level,
  number
>

/** The level a code stands at: the lowest one of which it says anything. */
export function levelOf(code: RegionCode): Level {
  if (code.slice(digitsOf.township) !== '000') return 'village'
  if (code.slice(digitsOf.county, digitsOf.township) !== '000') return 'township'
  if (code.slice(digitsOf.city, digitsOf.county) !== '00') return 'county'
  if (code.slice(digitsOf.province, digitsOf.city) !== '00') return 'city'
  return code.startsWith('00') ? 'nation' : 'province'
}

const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

/**
 * Tells whether a code stands at a level that does not exist there and only keeps the digits in order: 市辖区 and 县 of a municipality,
 * 省直辖县级行政区划 and 自治区直辖县级行政区划 of a province. Regions lie in it, and it has no seat: nobody acts, owes or answers there.
 */
export function isFillerCode(code: RegionCode): boolean {
  const city = code.slice(digitsOf.province, digitsOf.city)
  const isFilling = city === '90' || (municipalities.has(code.slice(0, digitsOf.province)) && (city === '01' || city === '02'))
  return isFilling && levelOf(code) === 'city'
}
