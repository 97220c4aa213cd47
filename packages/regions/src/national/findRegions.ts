import { levelOf, levels } from '../level.ts'
import type { RegionCode } from '../regionCode.ts'
import { findIn, rangeOf } from './lines.ts'
import { digitsFor, type NationalRegion, regionsAt, regionsOf, type TreeFiles } from './treeFiles.ts'

export interface RegionSearch {
  /** A name or a piece of one, initials of its pinyin, or leading digits of a code; names above may stand before it: 湘潭县 白石. */
  readonly text: string
  /** The region that is searched, itself included; the nation without one. */
  readonly within?: RegionCode | undefined
  /** How many regions are told at most. */
  readonly most: number
}

/** Names of levels that are no place and stand only to keep the digits in order. */
export const isFiller = (name: string): boolean => /^(市辖区|县|(省|自治区)直辖县级行政区划)$/.test(name)

/** Beyond so many matches what was typed is too little to choose by, and the rest is not looked for. */
const mostMatches = 400

/** How many regions a name before the last one may stand for. */
const mostScopes = 40

/** Regions by what somebody typed: those whose name begins with it first, the higher before the lower. */
export async function findRegions(files: TreeFiles, { text, within, most }: RegionSearch): Promise<NationalRegion[]> {
  const words = text.normalize('NFKC').split(/\s+/).filter(Boolean)
  const last = words.pop()
  if (last === undefined) return []
  let scopes = [within ? digitsFor(within) : '']
  for (const word of words) {
    const found = await Promise.all(scopes.map((digits) => matchesIn(files, 'upper', { digits, sought: word, most: mostScopes })))
    const above = [...found.flat()].sort(byFit(word)).slice(0, mostScopes)
    scopes = [...new Set(above.map(({ code }) => digitsFor(code)))]
  }
  const found = await Promise.all(scopes.map((digits) => matches(files, digits, last)))
  const distinct = new Map(found.flat().map((one) => [one.code, one]))
  return [...distinct.values()]
    .filter(({ name }) => !isFiller(name))
    .sort(byFit(last))
    .slice(0, most)
}

async function matches(files: TreeFiles, digits: string, sought: string): Promise<NationalRegion[]> {
  const found: NationalRegion[] = []
  for (const file of ['upper', ...files.villageFiles(digits)]) {
    if (found.length >= mostMatches) break
    found.push(...(await matchesIn(files, file, { digits, sought, most: mostMatches - found.length })))
  }
  return found
}

interface Sought {
  digits: string
  sought: string
  most: number
}

async function matchesIn(files: TreeFiles, file: string, { digits, sought, most }: Sought): Promise<NationalRegion[]> {
  const lines = await files.lines(file)
  if (/^\d{2,12}$/.test(sought)) {
    const [wide, narrow] = [digits, sought].sort((one, other) => one.length - other.length) as [string, string] // of two
    return narrow.startsWith(wide) ? regionsAt(lines, narrow).slice(0, most) : []
  }
  const searched = isLatin(sought) ? await files.initials(file) : lines
  const needle = sought.toLowerCase()
  const range = digits === '' ? { from: 0, to: lines.starts.length - 1 } : rangeOf(lines, digits)
  const heads = findIn(searched, ` ${needle}`, range, most)
  const anywhere = heads.length < most ? findIn(searched, needle, range, most) : []
  return regionsOf(lines, [...new Set([...heads, ...anywhere])].slice(0, most))
}

const isLatin = (sought: string): boolean => /^[a-z]+$/i.test(sought)

function byFit(sought: string): (one: NationalRegion, other: NationalRegion) => number {
  const rank = ({ code, name }: NationalRegion) => {
    const isHead = isLatin(sought) || name.startsWith(sought) || code.startsWith(sought)
    return [isHead ? 0 : 1, levels.indexOf(levelOf(code)), name.length, Number(code)]
  }
  return (one, other) => {
    const theirs = rank(other)
    return (
      rank(one)
        .map((mine, at) => mine - (theirs[at] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    )
  }
}
