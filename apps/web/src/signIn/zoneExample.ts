import { digitsOf, isRegionCode, levelOf, levels } from '@duzhan/regions'

/** Digits by which own codes begin where divisions leave them free: 4… beneath a county, 7… beneath a prefecture. */
const free = { province: '90', city: '71', county: '480', township: '480' } as const

/** How the code of a zone right beneath a region may read; of a county as an example where none is chosen, or nothing lies beneath it. */
export function zoneExample(region: string): string {
  const level = isRegionCode(region) ? levelOf(region) : 'village'
  if (level === 'village' || level === 'nation') return zoneExample('990121000000')
  const digits = region.slice(0, digitsOf[level])
  return `${digits}${free[level]}`.padEnd(digitsOf[levels.at(-1) ?? 'village'], '0')
}
