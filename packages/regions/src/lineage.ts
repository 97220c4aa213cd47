import { isWithin, type RegionCode, recodedWith, regionPath } from './regionCode.ts'

/**
 * That some regions are one from a calendar date on: what they are made into may be one of those beside them, or new. Or, where it
 * `isRecoded`, that one goes on as the very same under another code, and all beneath it with it.
 */
export interface RegionMerger {
  readonly regions: readonly RegionCode[]
  readonly into: RegionCode
  readonly from: string
  readonly isRecoded?: boolean
}

/**
 * What became of regions by a calendar date. A region that was merged is no division any more, but its code goes on to say what
 * came from it: it lies in its successor, so that whoever was granted it reaches what they reached before, and nothing else. One that
 * goes on under another code lies in itself under that one, and so in nothing that it lay in before.
 */
export interface Lineage {
  /** The code under which something goes on that lies at a region: that of a part stays what it is. */
  codeOf(code: RegionCode): RegionCode
  /** All codes under which something that lies at a region was, is or will be, that of the region first. */
  codesOf(code: RegionCode): RegionCode[]
  /** The region that one has become, or has become part of, at the end of all changes; the region itself where it stands. */
  successorOf(code: RegionCode): RegionCode
  /** A region behind all that it lies in, from its province down; a successor stands right before what became part of it. */
  pathOf(code: RegionCode): RegionCode[]
  /** All that a region is made of and that its own digits do not say, the nearest first; nothing of it lies in another one of them by its digits. */
  partsOf(code: RegionCode): RegionCode[]
}

interface Link {
  readonly of: RegionCode
  readonly to: RegionCode
  readonly isRecoded: boolean
}

/** What became of regions by a calendar date, that day included; a code that comes only later stands for the one before it. */
export function lineageOn(mergers: readonly RegionMerger[], day: string): Lineage {
  const links = new Map<RegionCode, { link: Link; rank: number }>()
  for (const [rank, link] of linksOn(mergers, day).entries()) if (!links.has(link.of)) links.set(link.of, { link, rank })

  const found = new Map<RegionCode, Link | null>()
  /** What a region is, or lies in, by the first change that is about it or about what it lies in by its digits. */
  function linkOf(code: RegionCode): Link | null {
    if (links.size === 0) return null
    const known = found.get(code)
    if (known !== undefined) return known
    const link = firstAbout(code)
    found.set(code, link)
    return link
  }
  function firstAbout(code: RegionCode): Link | null {
    const about = regionPath(code).flatMap((one) => links.get(one) ?? [])
    const meant = about.filter(({ link }) => link.isRecoded || link.of === code)
    const [first] = meant.sort((one, other) => one.rank - other.rank)
    return first?.link ?? null
  }
  const nextOf = (code: RegionCode, { of, to, isRecoded }: Link): RegionCode => (isRecoded ? recodedWith(code, of, to) : to)
  /** Follows the links from a region as long as they are wanted; the last that was reached. */
  function follow(code: RegionCode, isWanted: (link: Link) => boolean): RegionCode {
    const seen = [code]
    for (let at = code; ; ) {
      const link = linkOf(at)
      if (link === null || !isWanted(link)) return at
      const next = nextOf(at, link)
      if (seen.includes(next)) return at
      seen.push(next)
      at = next
    }
  }
  function pathOf(code: RegionCode): RegionCode[] {
    const path = [code]
    for (let [at] = path; at !== undefined; ) {
      const link = linkOf(at)
      const above: RegionCode | undefined = link === null ? regionPath(at).at(-2) : nextOf(at, link)
      at = above !== undefined && !path.includes(above) ? above : undefined
      if (at !== undefined) path.unshift(at)
    }
    return path
  }
  function partsOf(region: RegionCode): RegionCode[] {
    const inside = [...links.keys()].flatMap((of) => {
      const path = isWithin(of, region) ? [] : pathOf(of)
      return path.includes(region) ? [{ of, depth: path.length }] : []
    })
    const parts = inside.sort((one, other) => one.depth - other.depth).map(({ of }) => of)
    return parts.filter((code) => !parts.some((other) => other !== code && isWithin(code, other)))
  }
  const codeOf = (code: RegionCode): RegionCode => follow(code, ({ isRecoded }) => isRecoded)
  const recodings = mergers.flatMap(({ regions, into, isRecoded }) => (isRecoded ? regions.map((of) => ({ of, to: into })) : []))
  function codesOf(code: RegionCode): RegionCode[] {
    const all = [code]
    for (const one of all)
      for (const { of, to } of recodings)
        for (const [from, into] of [
          [of, to],
          [to, of],
        ] as const) {
          const other = isWithin(one, from) ? recodedWith(one, from, into) : one
          if (!all.includes(other)) all.push(other)
        }
    return all.filter((one) => codeOf(one) === codeOf(code))
  }
  return {
    codeOf,
    codesOf,
    successorOf: (code) => follow(code, () => true),
    pathOf,
    partsOf,
  }
}

/** Changes by a day as links, the first first; behind them codes that come only later, the last first, as those that they come from. */
function linksOn(mergers: readonly RegionMerger[], day: string): Link[] {
  const ordered = [...mergers].sort((one, other) => (one.from === other.from ? 0 : one.from < other.from ? -1 : 1))
  const forwards = ordered.filter(({ from }) => from <= day)
  const made = new Set(forwards.map(({ into }) => into))
  const later = ordered.filter(({ from, isRecoded, into }) => from > day && isRecoded === true && !made.has(into)).reverse()
  return [
    ...forwards.flatMap(({ regions, into, isRecoded = false }) => regions.map((of) => ({ of, to: into, isRecoded }))),
    ...later.flatMap(({ regions, into }) => regions.map((to) => ({ of: into, to, isRecoded: true }))),
  ]
}
