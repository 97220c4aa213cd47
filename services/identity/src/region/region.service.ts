import type {
  Actor,
  FoundRegion,
  HeldRegion,
  RegionAdoption,
  RegionDifference,
  RegionFilter,
  RegionFind,
  RegionRecord,
  RegionSearch,
  Verb,
} from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { endingsOf, foundUnder, isWithin, nation, type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import type { NationalTree } from '@duzhan/regions/national'
import { grantsFor } from '@duzhan/service-kit'
import type { RegionRepository } from './region.repository.ts'
import { standingRegions } from './standingRegions.ts'

/** What was typed, in the national tree where nothing else is said. */
type AskedOfRegions = RegionSearch & Partial<RegionFind>

export interface RegionService {
  /** Adds regions or renames them. Throws `region.invalid`, `region.absent` for one outside the actor's grants, and `region.recoded` for a code that nothing has any more. */
  create(actor: Actor, regions: RegionRecord[]): Promise<{ saved: number }>
  /** Names of regions are public: anyone signed in may read them. */
  list(filter: RegionFilter): Promise<HeldRegion[]>
  /** Regions of the national tree, or of those that are held, by what somebody typed; the best twenty. */
  find(search: AskedOfRegions): Promise<FoundRegion[]>
  /** What lies right beneath a region of the national tree, or its provinces. */
  beneath(code: string | null): Promise<RegionRecord[]>
  /** How a region of the actor's stands here and in the national tree. Throws `region.absent`, `region.unpublished`, `region.too-many`. */
  difference(actor: Actor, code: string): Promise<RegionDifference>
  /**
   * Takes what is missing of a region, of all beneath it and of what it lies in from the national tree. Who does it again
   * after a broken attempt completes it. Throws what `difference` does.
   */
  adopt(actor: Actor, adoption: RegionAdoption): Promise<{ saved: number }>
}

interface Ports {
  regions: RegionRepository
  national: NationalTree
}

/** As many regions as the largest prefecture has, twice over; a province is taken prefecture by prefecture. */
const mostAdopted = 20_000

/** How many are written in one command. */
const batch = 2_000

export function regionService({ regions, national }: Ports): RegionService {
  const standing = standingRegions(regions)
  function refuseOutside(actor: Actor, verb: Verb, codes: readonly string[]): void {
    const granted = grantsFor(actor, verb).map(({ region }) => regionCode(region))
    for (const code of codes)
      if (!granted.some((region) => isWithin(regionCode(code), region)))
        throw new Problem('absent', 'region.absent', { region: code })
  }

  async function refuseRecoded(codes: readonly string[]): Promise<void> {
    const [region] = await regions.recoded(codes)
    if (region !== undefined) throw new Problem('conflict', 'region.recoded', { region })
  }

  async function published(code: RegionCode): Promise<RegionRecord[]> {
    const all = await national.within(code)
    if (all.length === 0) throw new Problem('absent', 'region.unpublished', { code })
    if (all.length > mostAdopted) throw new Problem('invalid', 'region.too-many', { count: all.length, most: mostAdopted })
    return all
  }

  /** The regions that may be meant by some texts, with what they lie in, as far as that lies within the region too. */
  async function meantBy(within: string, texts: readonly string[]): Promise<HeldRegion[]> {
    const found = await regions.called(within, [...new Set(texts.flatMap(endingsOf))])
    const above = found.flatMap(({ code }) => {
      const path: readonly string[] = regionPath(regionCode(code))
      return path.slice(Math.max(path.indexOf(within), 0), -1)
    })
    const all = [...found, ...(await regions.named([...new Set(above)]))]
    return [...new Map(all.map((one) => [one.code, one])).values()]
  }
  /** What is held of a region with all beneath it; of the nation the provinces alone, as it is published. */
  const heldOf = (code: RegionCode): Promise<HeldRegion[]> =>
    code === nation ? regions.named(foundUnder(nation)) : regions.within(code)
  /** Those of the national tree that are not held, neither there nor where they went under another code. */
  const lacking = (all: readonly RegionRecord[], there: ReadonlyMap<string, string>): Promise<RegionRecord[]> =>
    regions.lacking(all.filter(({ code }) => !there.has(code)))

  return {
    async create(actor, records) {
      const codes = records.map(({ code }) => code)
      refuseOutside(actor, 'region.create', codes)
      await refuseRecoded(codes)
      await regions.save(records)
      return { saved: records.length }
    },
    async list({ within, level, codes = [], beneath, written }) {
      if (beneath !== undefined) return await standing.beneath(beneath)
      if (within === undefined) return await regions.named(codes)
      if (written !== undefined) return await meantBy(within, written)
      return level === undefined ? await regions.within(within) : await standing.at(within, level)
    },
    async find({ text, within, among = 'national' }) {
      const search = { text, most: 20, within: within === undefined ? undefined : regionCode(within) }
      return among === 'held' ? await standing.find(search) : await national.find(search)
    },
    beneath: (code) => national.beneath(code === null ? null : regionCode(code)),
    async difference(actor, text) {
      const code = regionCode(text)
      refuseOutside(actor, 'region.difference', [code])
      const [all, held, { asOf }] = await Promise.all([published(code), heldOf(code), national.edition()])
      const names = new Map(held.map((one) => [one.code, one.name]))
      const publishedNames = new Map(all.map((one) => [one.code, one.name]))
      const renamed = held.flatMap((one) => {
        const name = publishedNames.get(one.code)
        return name === undefined || name === one.name ? [] : [{ ...one, national: name }]
      })
      const missing = (await lacking(all, names)).length
      const own = held.filter((one) => !publishedNames.has(one.code))
      return { asOf, total: all.length, missing, renamed, own }
    },
    async adopt(actor, { code: text, rename }) {
      const code = regionCode(text)
      refuseOutside(actor, 'region.adopt', [code])
      const all = await published(code)
      const above = (await national.path(code)).slice(0, -1)
      const held = new Map((await heldOf(code)).map((one) => [one.code, one.name]))
      const renamed = new Set(rename)
      const missing = new Set((await lacking(all, held)).map((one) => one.code))
      const taken = all.filter((one) => missing.has(one.code) || (held.has(one.code) && renamed.has(one.code)))
      const wanted = [...(await regions.lacking(above)), ...taken]
      for (let at = 0; at < wanted.length; at += batch) await regions.save(wanted.slice(at, at + batch))
      return { saved: wanted.length }
    },
  }
}
