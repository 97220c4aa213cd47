import { type Level, levelOf, levels } from './level.ts'
import { isWithin, type RegionCode, recodedWith, regionPath } from './regionCode.ts'

/** A region as an edition of a tree, or somebody who holds one, calls it. */
export interface CalledRegion {
  readonly code: RegionCode
  readonly name: string
}

/** What has to be done of what is held for it to be what a newer edition has, in this order. */
export interface EditionDifference {
  /** Those that came, from the highest down. */
  readonly added: readonly CalledRegion[]
  /** Those that go on under another code, with all beneath them, and how they are called there. `was` bears the code that it has once those before it have gone. */
  readonly recoded: readonly (CalledRegion & { readonly was: CalledRegion })[]
  /** Those that are called otherwise, under the codes that they have by then. */
  readonly renamed: readonly (CalledRegion & { readonly was: string })[]
  /** Those that went, under the codes that they have by then, the lowest first. */
  readonly gone: readonly CalledRegion[]
}

const heightOf = ({ code }: CalledRegion): number => levels.indexOf(levelOf(code))
const byHeight = (one: CalledRegion, other: CalledRegion): number =>
  heightOf(one) - heightOf(other) || (one.code < other.code ? -1 : 1)

/** What is left of a name without what says what kind of unit bears it: 白石乡 that becomes 白石镇 is found again. */
const stemOf = (name: string): string =>
  name.replace(
    /(街道办事处|地区办事处|街道|民族乡|乡|镇|社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区|村)$/,
    '',
  ) || name

/**
 * What a newer edition changes of the regions that somebody holds, both told whole for the same part of the country. A region is taken to go on under
 * another code where one of its level and name, or of its name but for the kind of unit beneath the same one, is missing on the one side and there is
 * one alone of these on the other; whoever confirms it sees both. What lies beneath goes along where the edition has it there.
 */
export function editionDifference(held: readonly CalledRegion[], edition: readonly CalledRegion[]): EditionDifference {
  const there = new Map(edition.map((one) => [one.code, one.name]))
  const here = new Map(held.map((one) => [one.code, one.name]))
  const came = new Map(edition.flatMap((one) => (here.has(one.code) ? [] : [[one.code, one] as const])))
  const renamed = held.flatMap(({ code, name }) => {
    const now = there.get(code)
    return now === undefined || now === name ? [] : [{ code, name: now, was: name }]
  })
  const went = held.filter(({ code }) => !there.has(code)).sort(byHeight)
  const recoded: (CalledRegion & { was: CalledRegion })[] = []
  const gone: CalledRegion[] = []
  const asNow = (code: RegionCode): RegionCode =>
    recoded.reduce((now, { code: into, was }) => (isWithin(now, was.code) ? recodedWith(now, was.code, into) : now), code)
  const alone = onlyOnes([...came.values()], went)
  for (const { code, name } of went) {
    const was = { code: asNow(code), name }
    const now = there.get(was.code)
    if (now !== undefined) {
      came.delete(was.code)
      if (now !== name) renamed.push({ code: was.code, name: now, was: name })
      continue
    }
    const found = alone(was, asNow)
    if (found !== undefined && came.delete(found.code)) recoded.push({ ...found, was })
    else gone.push(was)
  }
  return {
    added: [...came.values()].sort(byHeight),
    recoded,
    renamed: renamed.sort(byHeight),
    gone: gone.sort(byHeight).reverse(),
  }
}

type Found = (region: CalledRegion, asNow: (code: RegionCode) => RegionCode) => CalledRegion | undefined

/** Finds what a region that went may have become: the only one that came of what there is the only one that went. */
function onlyOnes(came: readonly CalledRegion[], went: readonly CalledRegion[]): Found {
  const level = ({ code }: CalledRegion): Level => levelOf(code)
  const parentOf = (code: RegionCode): string => regionPath(code).at(-2) ?? ''
  const byName = (one: CalledRegion) => `${level(one)} ${one.name}`
  const byStem = (one: CalledRegion) => `${level(one)} ${parentOf(one.code)} ${stemOf(one.name)}`
  const [names, beside] = [grouped(came, byName), grouped(came, byStem)]
  const namesGone = grouped(went, byName)
  return (region, asNow) => {
    const inPlace = beside.get(byStem(region)) ?? []
    const rivals = went.filter((one) => byStem({ ...one, code: asNow(one.code) }) === byStem(region))
    if (inPlace.length === 1 && rivals.length <= 1) return inPlace[0]
    const elsewhere = names.get(byName(region)) ?? []
    return elsewhere.length === 1 && namesGone.get(byName(region))?.length === 1 ? elsewhere[0] : undefined
  }
}

function grouped(all: readonly CalledRegion[], keyOf: (one: CalledRegion) => string): Map<string, CalledRegion[]> {
  const groups = new Map<string, CalledRegion[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
