import { levelOf, levels } from '../level.ts'
import { nation, type RegionCode, regionPath } from '../regionCode.ts'
import { type Edition, readEdition } from './edition.ts'
import { findRegions, isFiller, type RegionSearch } from './findRegions.ts'
import { letterOfSigns } from './initials.ts'

export { type ListedTree, listedTree } from './listedTree.ts'

import { digitsFor, type NationalRegion, openTreeFiles, regionsAt, type TreeFiles } from './treeFiles.ts'

/** A region that was found, with the names above it from its province down, so that two of one name can be told apart. */
export interface FoundRegion extends NationalRegion {
  readonly above: readonly string[]
}

/** What the nation is called, and by what else it is looked for. */
const ofNation = { name: '全国', words: ['全国', '中华人民共和国', '国家', 'quanguo', 'qg'] }

/** Whether somebody who typed this may mean the nation. */
const isOfNation = (typed: string): boolean => {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  return text !== '' && ofNation.words.some((word) => word.startsWith(text))
}

/** The tree of divisions as the National Bureau of Statistics publishes it, down to the village. */
export interface NationalTree {
  /** Which edition it is: the year under which it was published and the day whose state it shows. */
  edition(): Promise<Pick<Edition, 'year' | 'asOf' | 'counts'>>
  /** A region behind all that it lies in, from its province down, the nation alone; nothing for a code that the edition does not have. */
  path(code: RegionCode): Promise<NationalRegion[]>
  /** What lies right beneath a region, by code; the provinces without one. */
  beneath(code: RegionCode | null): Promise<NationalRegion[]>
  /**
   * The region and all beneath it, from the highest down and by code, of the nation its provinces alone; nothing for a code that the
   * edition does not have.
   */
  within(code: RegionCode): Promise<NationalRegion[]>
  /** Regions by what somebody typed, the nation among them: those whose name begins with it first, the higher before the lower. */
  find(search: RegionSearch): Promise<FoundRegion[]>
}

interface Opened {
  edition: Edition
  files: TreeFiles
}

/** The national tree. Nothing is read before it is first asked; villages then by prefecture, and kept. */
export function nationalTree(): NationalTree {
  let opened: Promise<Opened> | undefined

  async function open(): Promise<Opened> {
    const edition = await readEdition()
    return { edition, files: await openTreeFiles(letterOfSigns(edition.initials)) }
  }

  function tree(): Promise<Opened> {
    opened ??= open()
    return opened
  }

  async function at(code: RegionCode): Promise<NationalRegion[]> {
    const { files } = await tree()
    const file = levelOf(code) === 'village' ? files.villageFiles(code)[0] : 'upper'
    return file === undefined ? [] : regionsAt(await files.lines(file), code).slice(0, 1)
  }

  async function pathTo(code: RegionCode): Promise<NationalRegion[]> {
    if (code === nation) return [{ code, name: ofNation.name }]
    const path = (await Promise.all(regionPath(code).map(at))).flat()
    return path.at(-1)?.code === code ? path : []
  }

  async function within(digits: string): Promise<NationalRegion[]> {
    const { files } = await tree()
    const lines = await Promise.all(['upper', ...files.villageFiles(digits)].map(files.lines))
    return lines.flatMap((one) => regionsAt(one, digits))
  }

  async function beneath(code: RegionCode | null): Promise<NationalRegion[]> {
    const from = code ?? nation
    const all = from === nation ? regionsAt(await (await tree()).files.lines('upper'), '') : await within(digitsFor(from))
    const depth = levels.indexOf(levelOf(from)) + 1
    // a city without counties has its townships right beneath it
    const level = levels.slice(depth).find((one) => all.some((region) => levelOf(region.code) === one))
    return all.filter((region) => levelOf(region.code) === level)
  }

  return {
    edition: async () => (await tree()).edition,
    path: pathTo,
    beneath,
    async within(code) {
      return code === nation ? [...(await pathTo(nation)), ...(await beneath(nation))] : await within(digitsFor(code))
    },
    async find(search) {
      const isAsked = isOfNation(search.text) && (search.within === undefined || search.within === nation)
      const ofAll = isAsked ? await pathTo(nation) : []
      const found = [...ofAll, ...(await findRegions((await tree()).files, search))].slice(0, search.most)
      return await Promise.all(found.map(async (region) => ({ ...region, above: namesAbove(await pathTo(region.code)) })))
    },
  }
}

/** What the regions that one lies in are called; a filler says nothing. */
const namesAbove = (path: readonly NationalRegion[]): string[] =>
  path.slice(0, -1).flatMap(({ name }) => (isFiller(name) ? [] : [name]))
