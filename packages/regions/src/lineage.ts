import { type RegionCode, regionPath } from './regionCode.ts'

/** That some regions are one from a calendar date on: what they are made into may be one of those beside them, or new. */
export interface RegionMerger {
  readonly regions: readonly RegionCode[]
  readonly into: RegionCode
  readonly from: string
}

/**
 * What became of regions by a calendar date. A region that was merged is no division any more, but its code goes on to say what
 * came from it: it lies in its successor, so that whoever was granted it reaches what they reached before, and nothing else.
 */
export interface Lineage {
  /** The region that one has become part of, at the end of all mergers; the region itself where it stands. */
  successorOf(code: RegionCode): RegionCode
  /** A region behind all that it lies in, from its province down; a successor stands right before what became part of it. */
  pathOf(code: RegionCode): RegionCode[]
  /** All that have become part of a region, at once or through others, in the order in which they are found; not the region itself. */
  partsOf(code: RegionCode): RegionCode[]
}

/** What became of regions by a calendar date, that day included. */
export function lineageOn(mergers: readonly RegionMerger[], day: string): Lineage {
  const above = new Map<RegionCode, RegionCode>()
  const parts = new Map<RegionCode, RegionCode[]>()
  for (const { regions, into, from } of mergers) {
    if (from > day) continue
    for (const region of regions) above.set(region, into)
    parts.set(into, [...(parts.get(into) ?? []), ...regions])
  }
  /** A region and what it has become part of, the widest first. */
  function chainOf(code: RegionCode): RegionCode[] {
    const chain = [code]
    for (let next = above.get(code); next !== undefined && !chain.includes(next); next = above.get(next)) chain.unshift(next)
    return chain
  }
  function partsOf(code: RegionCode): RegionCode[] {
    const found: RegionCode[] = []
    for (const waiting = [...(parts.get(code) ?? [])]; waiting.length > 0; ) {
      const [next] = waiting.splice(0, 1)
      if (next === undefined || found.includes(next)) continue
      found.push(next)
      waiting.push(...(parts.get(next) ?? []))
    }
    return found
  }
  return {
    successorOf: (code) => chainOf(code)[0] ?? code,
    pathOf: (code) => regionPath(code).flatMap(chainOf),
    partsOf,
  }
}
