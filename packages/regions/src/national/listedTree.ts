import { digitsOf, type Level, levelOf, levels } from '../level.ts'
import { isRegionCode, type RegionCode, regionPath } from '../regionCode.ts'
import { readEdition } from './edition.ts'
import { findRegions, isFiller, type RegionSearch } from './findRegions.ts'
import { initialsOf, letterOfSigns } from './initials.ts'
import { countOf, type Lines, lineAt, linesOf, rangeOf } from './lines.ts'
import type { FoundRegion } from './nationalTree.ts'
import { digitsFor, type NationalRegion, regionsAt, type TreeFiles } from './treeFiles.ts'

/** Regions that somebody holds, own codes of what is no division among them, to be looked through as the national tree is. */
export interface ListedTree {
  size: number
  /** As `NationalTree.find`, among these alone. */
  find(search: RegionSearch): Promise<FoundRegion[]>
  /** Those that hang right beneath a region: of what lies in it, whatever lies in no other of these that does; from the highest without one. */
  beneath(code: RegionCode | null): NationalRegion[]
  /** Those within a region that stand at a level. */
  at(code: RegionCode, level: Level): NationalRegion[]
}

const upperFile = 'upper'
/** Names are parted from codes by a blank: one within a name is held as a sign that nobody writes. */
const [blank, heldBlank] = [/ /g, /\ue000/g]
const prefectureOf = (code: string): string => code.slice(0, digitsOf.city)

/** Makes a tree of regions in the order of their codes; what is no code is left out. */
export async function listedTree(regions: readonly { code: string; name: string }[]): Promise<ListedTree> {
  const letters = letterOfSigns((await readEdition()).initials)
  const rows = new Map<string, string[]>([[upperFile, []]])
  let size = 0
  for (const { code, name } of regions) {
    if (!isRegionCode(code)) continue
    size += 1
    const file = levelOf(code) === 'village' ? prefectureOf(code) : upperFile
    const known = rows.get(file)
    const row = `${code} ${name.replace(blank, '\ue000')}\n`
    if (known) known.push(row)
    else rows.set(file, [row])
  }
  const held = new Map([...rows].map(([file, all]) => [file, linesOf(all.join(''))]))
  rows.clear()
  const none = linesOf('')
  const linesIn = (file: string): Lines => held.get(file) ?? none
  const upper = linesIn(upperFile)
  const initials = new Map<string, Lines>()
  const plain = new Map<string, Lines>()
  /** The same lines as they are searched: brackets, digits and letters of full width are looked for as the others. */
  function searched(file: string): Lines {
    const known = plain.get(file)
    if (known) return known
    const lines = linesIn(file)
    const text = lines.text.normalize('NFKC')
    const made = text === lines.text ? lines : linesOf(text)
    plain.set(file, made)
    return made
  }
  const files: TreeFiles = {
    lines: async (file) => searched(file),
    async initials(file) {
      const read = initials.get(file) ?? initialsOf(linesOf(searched(file).text.replace(heldBlank, '')), letters)
      initials.set(file, read)
      return read
    },
    villageFiles: (digits) =>
      [...held.keys()].filter(
        (file) => file !== upperFile && (digits.length < file.length ? file.startsWith(digits) : digits.startsWith(file)),
      ),
  }
  const rangeIn = (lines: Lines, digits: string) => (digits === '' ? { from: 0, to: countOf(lines) } : rangeOf(lines, digits))
  const nameOf = (code: RegionCode): string | null => {
    const [found] = regionsAt(linesIn(levelOf(code) === 'village' ? prefectureOf(code) : upperFile), code)
    return found?.code === code ? found.name.replace(heldBlank, ' ') : null
  }
  const shown = ({ code, name }: NationalRegion): NationalRegion => ({ code, name: name.replace(heldBlank, ' ') })

  /** Those of some lines that lie in no other of the same lines, by code: whoever holds others stands right before them. */
  function topmost(lines: Lines, { from, to }: { from: number; to: number }): NationalRegion[] {
    const found: NationalRegion[] = []
    for (let index = from; index < to; ) {
      const { code, name } = lineAt(lines, index)
      if (!isRegionCode(code)) return found
      found.push({ code, name })
      index = Math.max(index + 1, rangeIn(lines, digitsFor(code)).to)
    }
    return found
  }
  /** Villages whose township is not held, and nothing else between them and a region. */
  function stray(digits: string, code: RegionCode | null): NationalRegion[] {
    return files.villageFiles(digits).flatMap((file) => {
      const lines = linesIn(file)
      const { from, to } = rangeIn(lines, digits)
      const found: NationalRegion[] = []
      for (let index = from; index < to; ) {
        const { code: village } = lineAt(lines, index)
        if (!isRegionCode(village)) return found
        const next = Math.min(to, rangeOf(lines, village.slice(0, digitsOf.township)).to)
        const between = regionPath(village).slice(0, -1)
        const own = code === null ? between : between.slice(between.indexOf(code) + 1)
        if (own.every((one) => nameOf(one) === null))
          for (let at = index; at < next; at += 1) {
            const line = lineAt(lines, at)
            if (isRegionCode(line.code)) found.push({ code: line.code, name: line.name })
          }
        index = Math.max(index + 1, next)
      }
      return found
    })
  }
  function beneath(code: RegionCode | null): NationalRegion[] {
    const digits = code === null ? '' : digitsFor(code)
    if (code !== null && levelOf(code) === 'village') return []
    const { from, to } = rangeIn(upper, digits)
    const own = code !== null && nameOf(code) !== null ? 1 : 0
    return [...topmost(upper, { from: from + own, to }), ...stray(digits, code)]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map(shown)
  }
  return {
    size,
    async find(search) {
      const found = await findRegions(files, search)
      return found.map(({ code, name }) => ({
        ...{ code, name: nameOf(code) ?? name },
        above: regionPath(code)
          .slice(0, -1)
          .flatMap((one) => nameOf(one) ?? [])
          .filter((one) => !isFiller(one)),
      }))
    },
    beneath,
    at(code, level) {
      const depth = levels.indexOf(level)
      const own = levelOf(code) === level && nameOf(code) !== null ? [{ code, name: nameOf(code) ?? '' }] : []
      const below = (region: RegionCode): NationalRegion[] =>
        beneath(region).flatMap((one) => {
          const stands = levels.indexOf(levelOf(one.code)) - depth
          return stands === 0 ? [one] : stands < 0 ? below(one.code) : []
        })
      return [...own, ...below(code)]
    },
  }
}
