import { Problem } from '@duzhan/problems'
import { digitsOf, isFillerCode, type Level, levelOf, levels } from './level.ts'

/** A 12-digit statistical division code, from province to village, or that of the nation. */
export type RegionCode = string & { readonly __brand: 'RegionCode' }

/** The nation, in which every province lies. It stands on no path: whoever compares codes goes by `isWithin`, or by `foundUnder`. */
export const nation = '000000000000' as RegionCode

// Province 2, city 2, county 2, township 3, village 3. A province is never 00.
const shape = /^([1-9]\d)(\d\d)(\d\d)(\d{3})(\d{3})$/

/**
 * Says whether a text is a 12-digit division code. A city without counties has townships directly beneath it
 * (441900003000), hence an empty county part is legal there; nothing stands beneath an empty city or an empty township. Zeros alone are
 * the nation.
 */
export function isRegionCode(text: string): text is RegionCode {
  if (text === nation) return true
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

/**
 * The ancestors of a region from its province down to itself. Where a city has no counties the county level is
 * absent, not doubled. The nation is a path of itself alone, and on no other.
 */
export function regionPath(code: RegionCode): RegionCode[] {
  if (code === nation) return [nation]
  const reached = levels.indexOf(levelOf(code))
  const path: RegionCode[] = []
  for (const level of levels.slice(levels.indexOf('province'), reached + 1)) {
    const ancestor = code.slice(0, digitsOf[level]).padEnd(12, '0') as RegionCode // a prefix of a legal code is legal
    if (ancestor !== path.at(-1)) path.push(ancestor)
  }
  return path
}

/** What a region lies in and has a seat, from the nation down to the region itself. */
const seatsAbove = (code: RegionCode): RegionCode[] => seatsOver(code).filter((ancestor) => !isFillerCode(ancestor))

/** The ancestor of a region (or the region itself) at a level, or null where it has none: a filler is none. */
export function ancestorAt(code: RegionCode, level: Level): RegionCode | null {
  return seatsAbove(code).find((ancestor) => levelOf(ancestor) === level) ?? null
}

/** All that a region lies in, the nation first and the region itself last. */
export const seatsOver = (code: RegionCode): RegionCode[] => (code === nation ? [nation] : [nation, ...regionPath(code)])

/** Every code that a province may have. */
const provinces = Array.from({ length: 90 }, (_, at) => `${at + 10}`.padEnd(12, '0') as RegionCode)

/**
 * The codes of which one stands on the path of everything that lies in a region: the region's own; for the nation, which stands on none,
 * those of the provinces beside it.
 */
export const foundUnder = (code: string): string[] => (code === nation ? [nation, ...provinces] : [code])

/**
 * Who answers at a level for what lies in a region: its ancestor there or, where a level is missing as the counties of a city
 * without any or the city above a county that its province runs, the next one above that exists. Null where the region itself
 * stands above the level.
 */
export function nearestAt(code: RegionCode, level: Level): RegionCode | null {
  const depth = levels.indexOf(level)
  if (levels.indexOf(levelOf(code)) < depth) return null
  return seatsAbove(code).findLast((ancestor) => levels.indexOf(levelOf(ancestor)) <= depth) ?? null
}

/**
 * Whether a region is meant where all of a level are: it stands at that level or, where the level is missing above it, right beneath
 * it: the townships of a city without counties, the counties that a province runs itself, the districts of a municipality.
 */
export function isSeatOf(code: RegionCode, level: string): boolean {
  const wanted = levels.find((known) => known === level)
  if (wanted === undefined || isFillerCode(code)) return false
  const below = levels.indexOf(levelOf(code)) - levels.indexOf(wanted)
  return below === 0 || (below === 1 && ancestorAt(code, wanted) === null)
}

/** The county that a region is or lies in; the region itself where it stands above the counties or its city has none. */
export const countyOf = (code: RegionCode): RegionCode => ancestorAt(code, 'county') ?? code

/** Tells whether a region is another or lies beneath it. */
export function isWithin(code: RegionCode, ancestor: RegionCode): boolean {
  return code.startsWith(ancestor.slice(0, digitsOf[levelOf(ancestor)]))
}

/** Whether two regions are one, or one of them lies in the other: above and below each other, not side by side. */
export const isInLine = (one: RegionCode, other: RegionCode): boolean => isWithin(one, other) || isWithin(other, one)

/** The code that a region bears when one that it is or lies in is given another: the digits below that stay. */
export function recodedWith(code: RegionCode, from: RegionCode, to: RegionCode): RegionCode {
  const digits = digitsOf[levelOf(from)]
  return regionCode(to.slice(0, digits) + code.slice(digits))
}

/**
 * New codes for regions that come to lie right beneath another: each keeps its last digits, unless one before it has them already; then
 * it has the next that are free, for low ones are those of another kind of unit. Throws `region.beneath-full` where there are not so
 * many, and `region-change.split-elsewhere` for one that cannot lie right beneath that.
 */
export function codesBeneath(parent: RegionCode, regions: readonly RegionCode[]): RegionCode[] {
  const taken = new Set<string>()
  return regions.map((region) => {
    const level = levelOf(region)
    const above = levels[levels.indexOf(level) - 1]
    const [start, end] = [above ? digitsOf[above] : 0, digitsOf[level]]
    const most = 10 ** (end - start) - 1
    const own = Number(region.slice(start, end))
    const inTurn = Array.from({ length: most }, (_, at) => String(((own - 1 + at) % most) + 1).padStart(end - start, '0'))
    const free = inTurn.find((digits) => !taken.has(digits))
    if (free === undefined) throw new Problem('invalid', 'region.beneath-full', { region: parent })
    taken.add(free)
    const code = (parent.slice(0, start) + free).padEnd(12, '0')
    if (!isRegionCode(code)) throw new Problem('invalid', 'region-change.split-elsewhere')
    return code
  })
}

/** The path from an ancestor down to a region, both included; the region alone where it does not lie within the ancestor. */
export function pathFrom(ancestor: RegionCode, code: RegionCode): RegionCode[] {
  const path = seatsOver(code)
  const start = path.indexOf(ancestor)
  return start === -1 ? [code] : path.slice(start)
}

/** The region of the highest level among several, of equals the first; null where there is none. */
export function widestOf(codes: readonly RegionCode[]): RegionCode | null {
  const heightOf = (code: RegionCode) => levels.indexOf(levelOf(code))
  return codes.reduce<RegionCode | null>((widest, code) => (widest && heightOf(widest) <= heightOf(code) ? widest : code), null)
}
