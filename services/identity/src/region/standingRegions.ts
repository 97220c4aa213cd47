import type { FoundRegion, HeldRegion } from '@duzhan/contracts'
import { type Level, regionCode, regionPath } from '@duzhan/regions'
import type { ListedTree } from '@duzhan/regions/national'
import { heldRegions } from './heldRegions.ts'
import type { RegionRepository } from './region.repository.ts'

/** The regions that are held as divisions are today: what has become part of another is none, and what lies in it lies in that one. */
export interface StandingRegions {
  /** Those right beneath a region, each with how many lie right beneath it. */
  beneath(code: string): Promise<HeldRegion[]>
  /** Those within a region that stand at a level. */
  at(code: string, level: Level): Promise<HeldRegion[]>
  /** Those found by what somebody typed. */
  find(search: Parameters<ListedTree['find']>[0]): Promise<FoundRegion[]>
}

/** Looks through the regions that are held, in memory by their codes; what was merged is asked of the store, for it is little. */
export function standingRegions(regions: RegionRepository): StandingRegions {
  const held = heldRegions(regions)

  /** Those of some regions that are divisions still. */
  async function standing<Region extends HeldRegion>(some: readonly Region[]): Promise<Region[]> {
    const known = await regions.named(some.map(({ code }) => code))
    const former = new Set(known.flatMap(({ code, into }) => (into === undefined ? [] : [code])))
    return some.filter(({ code }) => !former.has(code))
  }
  /** What lies right beneath each of some regions, of that or of what is part of it. */
  async function below(codes: readonly string[]): Promise<ReadonlyMap<string, readonly HeldRegion[]>> {
    const [tree, parts] = await Promise.all([held(), regions.partsOf(codes)])
    const all = codes.map((code) => [code, ...(parts.get(code) ?? [])].flatMap((one) => tree.beneath(regionCode(one))))
    const left = new Set((await standing(all.flat())).map(({ code }) => code))
    return new Map(codes.map((code, at) => [code, (all[at] ?? []).filter((one) => left.has(one.code))]))
  }
  /** What regions above are called today, by what those are called that have become part of them. */
  async function successors(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = new Map<string, HeldRegion>()
    for (let wanted = [...new Set(codes)]; wanted.length > 0; ) {
      const found = await regions.named(wanted)
      for (const one of found) known.set(one.code, one)
      wanted = found.flatMap(({ into }) => (into === undefined || known.has(into) ? [] : [into]))
    }
    const last = (region: HeldRegion): HeldRegion => {
      const next = known.get(region.into ?? '')
      return next === undefined ? region : last(next)
    }
    return new Map([...known.values()].flatMap((one) => (one.into === undefined ? [] : [[one.name, last(one).name] as const])))
  }
  return {
    async beneath(code) {
      const own = (await below([code])).get(code) ?? []
      const others = await below(own.map((one) => one.code))
      return own.map((one) => ({ ...one, below: others.get(one.code)?.length ?? 0 }))
    },
    async at(code, level) {
      const [tree, parts] = await Promise.all([held(), regions.partsOf([code])])
      return await standing([code, ...(parts.get(code) ?? [])].flatMap((one) => tree.at(regionCode(one), level)))
    },
    async find(search) {
      const found = await standing(await (await held()).find(search))
      const called = await successors(found.flatMap(({ code }) => regionPath(regionCode(code)).slice(0, -1)))
      return found.map((region) => ({ ...region, above: region.above.map((name) => called.get(name) ?? name) }))
    },
  }
}
