import { digitsOf, levelOf } from '../level.ts'
import { isRegionCode, type RegionCode } from '../regionCode.ts'
import { readLines } from './edition.ts'
import { initialsOf } from './initials.ts'
import { countOf, type Lines, lineAt, rangeOf } from './lines.ts'

/** A region of the national tree. */
export interface NationalRegion {
  readonly code: RegionCode
  readonly name: string
}

/** The files of the tree: `upper` down to the townships, and for each prefecture its villages, read when first asked for and kept. */
export interface TreeFiles {
  lines(file: string): Promise<Lines>
  /** The same lines with initials in place of names. */
  initials(file: string): Promise<Lines>
  /** Which files hold villages of a region, by the leading digits of its code; all of them by none. */
  villageFiles(digits: string): readonly string[]
}

/** Opens the files of the tree with the letter of each sign. */
export async function openTreeFiles(letters: ReadonlyMap<string, string>): Promise<TreeFiles> {
  const lines = kept(readLines)
  const prefectures = regionsAt(await lines('upper'), '').filter(({ code }) => levelOf(code) === 'city')
  const files = prefectures.map(({ code }) => code.slice(0, digitsOf.city))
  return {
    lines,
    initials: kept(async (file) => initialsOf(await lines(file), letters)),
    villageFiles: (digits) =>
      files.filter((one) => (digits.length < one.length ? one.startsWith(digits) : digits.startsWith(one))),
  }
}

/** The leading digits that speak for a region, and which all beneath it begin with. */
export const digitsFor = (code: RegionCode): string => code.slice(0, digitsOf[levelOf(code)])

/** The regions of these lines whose code begins with some digits, by code. */
export function regionsAt(lines: Lines, digits: string): NationalRegion[] {
  const { from, to } = digits === '' ? { from: 0, to: countOf(lines) } : rangeOf(lines, digits)
  return regionsOf(
    lines,
    Array.from({ length: to - from }, (_, at) => from + at),
  )
}

/** The regions of single lines. */
export function regionsOf(lines: Lines, indices: readonly number[]): NationalRegion[] {
  return indices.map((index) => lineAt(lines, index)).flatMap(({ code, name }) => (isRegionCode(code) ? [{ code, name }] : []))
}

/** What was read for a file once; a failed reading is tried again when next asked for. */
function kept(read: (file: string) => Promise<Lines>): (file: string) => Promise<Lines> {
  const held = new Map<string, Promise<Lines>>()
  return (file) => {
    const lines = held.get(file) ?? read(file)
    held.set(file, lines)
    lines.catch(() => held.delete(file))
    return lines
  }
}
