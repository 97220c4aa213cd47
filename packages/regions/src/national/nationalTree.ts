import { levelOf, levels } from '../level.ts'
import { type RegionCode, regionPath } from '../regionCode.ts'
import { type Edition, readEdition } from './edition.ts'
import { findRegions, isFiller, type RegionSearch } from './findRegions.ts'
import { letterOfSigns } from './initials.ts'
import { digitsFor, type NationalRegion, openTreeFiles, regionsAt, type TreeFiles } from './treeFiles.ts'

/** A region that was found, with the names above it from its province down, so that two of one name can be told apart. */
export interface FoundRegion extends NationalRegion {
  readonly above: readonly string[]
}

/** The tree of divisions as the National Bureau of Statistics publishes it, down to the village. */
export interface NationalTree {
  /** Which edition it is: the year under which it was published and the day whose state it shows. */
  edition(): Promise<Pick<Edition, 'year' | 'asOf' | 'counts'>>
  /** The name of a region, or null for a code that the edition does not have. */
  named(code: RegionCode): Promise<string | null>
  /** What lies right beneath a region, by code; the provinces without one. */
  beneath(code: RegionCode | null): Promise<NationalRegion[]>
  /** The region and all beneath it, from the highest down and by code; nothing for a code that the edition does not have. */
  within(code: RegionCode): Promise<NationalRegion[]>
  /** Regions by what somebody typed: those whose name begins with it first, the higher before the lower. */
  find(search: RegionSearch): Promise<FoundRegion[]>
}

/** The national tree. Nothing is read before it is first asked; villages then by prefecture, and kept. */
export function nationalTree(): NationalTree {
  let opened: Promise<{ edition: Edition; files: TreeFiles }> | undefined

  async function open(): Promise<{ edition: Edition; files: TreeFiles }> {
    const edition = await readEdition()
    return { edition, files: await openTreeFiles(letterOfSigns(edition.initials)) }
  }

  async function filesOf(): Promise<TreeFiles> {
    opened ??= open()
    return (await opened).files
  }

  async function named(code: RegionCode): Promise<string | null> {
    const files = await filesOf()
    const file = levelOf(code) === 'village' ? files.villageFiles(code)[0] : 'upper'
    return file === undefined ? null : (regionsAt(await files.lines(file), code)[0]?.name ?? null)
  }

  async function within(digits: string): Promise<NationalRegion[]> {
    const files = await filesOf()
    const lines = await Promise.all(['upper', ...files.villageFiles(digits)].map(files.lines))
    return lines.flatMap((one) => regionsAt(one, digits))
  }

  async function aboveOf(code: RegionCode): Promise<string[]> {
    const names = await Promise.all(regionPath(code).slice(0, -1).map(named))
    return names.filter((name) => name !== null).filter((name) => !isFiller(name))
  }

  return {
    edition: async () => {
      const { year, asOf, counts } = await readEdition()
      return { year, asOf, counts }
    },
    named,
    async beneath(code) {
      const all = code === null ? regionsAt(await (await filesOf()).lines('upper'), '') : await within(digitsFor(code))
      const depth = code === null ? 0 : levels.indexOf(levelOf(code)) + 1
      // a city without counties has its townships right beneath it
      const level = levels.slice(depth).find((one) => all.some((region) => levelOf(region.code) === one))
      return all.filter((region) => levelOf(region.code) === level)
    },
    within: (code) => within(digitsFor(code)),
    async find(search) {
      const found = await findRegions(await filesOf(), search)
      return await Promise.all(found.map(async (region) => ({ ...region, above: await aboveOf(region.code) })))
    },
  }
}
