import { Problem } from '@duzhan/problems'

/** A 12-digit statistical division code, from province to village. */
export type RegionCode = string & { readonly __brand: 'RegionCode' }

// Province 2, city 2, county 2, township 3, village 3. A province is never 00.
const shape = /^([1-9]\d)(\d\d)(\d\d)(\d{3})(\d{3})$/

/**
 * Says whether a text is a 12-digit division code. A city without counties has townships directly beneath it
 * (441900003000), hence an empty county part is legal there; nothing stands beneath an empty city or an empty township.
 */
export function isRegionCode(text: string): text is RegionCode {
  const parts = shape.exec(text)
  if (!parts) return false
  const [, , city, county, township, village] = parts
  const hangsInTheAir = (city === '00' && (county !== '00' || township !== '000')) || (township === '000' && village !== '000')
  return !hangsInTheAir
}

/** Reads a 12-digit division code and throws `region.invalid` for anything else, so that a value of type RegionCode can be trusted. */
export function regionCode(text: string): RegionCode {
  if (!isRegionCode(text)) throw new Problem('invalid', 'region.invalid', { code: text })
  return text
}
