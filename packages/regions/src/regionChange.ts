import { Problem } from '@duzhan/problems'
import { levelOf } from './level.ts'
import { lineageOn, type RegionMerger } from './lineage.ts'
import { codesBeneath, isWithin, type RegionCode, regionPath } from './regionCode.ts'

/** That a region, and all beneath it, goes on under another code. */
export interface Recoding {
  readonly code: RegionCode
  readonly into: RegionCode
}

/**
 * One entry of the journal of regions. From a calendar date on a region
 * - `rename`: is called otherwise (`regions` is that one, and so is `into`);
 * - `merge`: is with others part of one, which bears the name;
 * - `move`: has the code `into`, and lies where that says: beneath another one, or where it lay;
 * - `split`: stands beside a new one, `into`, in which some of what lay right beneath it lies;
 * - `retire`: stands no more, with nothing in it (`into` is that one).
 */
export interface RegionChange extends Omit<RegionMerger, 'isRecoded'> {
  readonly id: string
  readonly kind: 'rename' | 'merge' | 'move' | 'split' | 'retire'
  /** What goes on under another code; of a move and a split alone. */
  readonly recoded?: readonly Recoding[]
}

/** What goes on under another code by a move or a split, in which `children` go over into the new region. */
export function recodingsOf(
  { kind, regions, into }: Pick<RegionChange, 'kind' | 'regions' | 'into'>,
  children: readonly RegionCode[],
): Recoding[] {
  if (kind === 'move') return regions.map((code) => ({ code, into }))
  if (kind !== 'split') return []
  const codes = codesBeneath(into, children)
  return children.flatMap((code, at) => (codes[at] === undefined ? [] : [{ code, into: codes[at] }]))
}

/** What changes say of where regions lie. */
export const mergersIn = (journal: readonly RegionChange[]): RegionMerger[] =>
  journal.flatMap(({ kind, regions, into, from, recoded = [] }): RegionMerger[] =>
    kind === 'merge'
      ? [{ regions, into, from }]
      : recoded.map((one) => ({ regions: [one.code], into: one.into, from, isRecoded: true })),
  )

/** Changes in the order in which they hold; of one day those first that were entered first. */
export const inOrder = <Change extends RegionChange>(journal: readonly Change[]): Change[] =>
  [...journal].sort((one, other) => (one.from === other.from ? 0 : one.from < other.from ? -1 : 1))

/** The regions that a change is about, and of those the ones of which it concerns all that lies within. */
function touched({ kind, regions, into, recoded = [] }: RegionChange): { all: RegionCode[]; whole: RegionCode[] } {
  const all = [...new Set([...regions, into, ...recoded.flatMap((one) => [one.code, one.into])])]
  const isWhole = (code: RegionCode) => kind === 'retire' || recoded.some((one) => one.code === code) || !regions.includes(code)
  return { all, whole: all.filter(isWhole) }
}
/** Whether two changes are about the same regions, or one about what lies in those that the other gives other codes, makes or ends. */
function touchSame(one: RegionChange, other: RegionChange): boolean {
  const [mine, theirs] = [touched(one), touched(other)]
  const meets = (codes: readonly RegionCode[], whole: readonly RegionCode[]) =>
    codes.some((code) => whole.some((region) => isWithin(code, region)))
  return mine.all.some((code) => theirs.all.includes(code)) || meets(mine.all, theirs.whole) || meets(theirs.all, mine.whole)
}

/**
 * Whether a change may be entered into a journal, in which the changes that were taken back do not stand. Throws
 * `region-change.elsewhere`, `region-change.moved-elsewhere` and `region-change.split-elsewhere` for regions that do not lie as the change wants them;
 * `region-change.former` for one that is no division any more on that day; `region-change.has-parts` where part of one that is to have another code
 * came from a merger; and `region-change.later` where a change of a later day is about one of them, for what that says was said of
 * regions as they are without this one.
 */
export function judgeChange(journal: readonly RegionChange[], change: RegionChange): void {
  const { successorOf, pathOf } = lineageOn(mergersIn(journal), change.from)
  const retired = journal.flatMap(({ kind, into, from }) => (kind === 'retire' && from <= change.from ? [into] : []))
  const isFormer = (code: RegionCode) => successorOf(code) !== code || retired.some((region) => isWithin(code, region))
  judgePlaces(change, (code) => successorOf(regionPath(code).at(-2) ?? code))
  const above = change.kind === 'move' ? regionPath(change.into).slice(0, -1) : []
  const former = [...touched(change).all, ...above].find(isFormer)
  if (former !== undefined) throw new Problem('conflict', 'region-change.former', { region: former })
  const moving = change.recoded?.map(({ code }) => code) ?? []
  const parts = journal.filter(({ kind, from }) => kind === 'merge' && from <= change.from).flatMap(({ regions }) => regions)
  const part = parts.find((code) => pathOf(code).some((one) => moving.includes(one)))
  if (part !== undefined) throw new Problem('conflict', 'region-change.has-parts', { region: part })
  const later = inOrder(journal).find((other) => other.from > change.from && touchSame(other, change))
  if (later !== undefined) throw new Problem('conflict', 'region-change.later', { from: later.from })
}

/** Whether a change that stands in a journal may be taken back. Throws `region-change.depended` where a later one is about the same regions. */
export function judgeTakingBack(journal: readonly RegionChange[], id: string): void {
  const ordered = inOrder(journal)
  const at = ordered.findIndex((one) => one.id === id)
  const change = ordered[at]
  const later = change && ordered.slice(at + 1).find((other) => touchSame(other, change))
  if (later !== undefined) throw new Problem('conflict', 'region-change.depended', { from: later.from })
}

/** Throws where regions do not lie as a change wants them; `aboveOf` tells right beneath which one that stands a region lies. */
function judgePlaces({ kind, regions, into, recoded = [] }: RegionChange, aboveOf: (code: RegionCode) => RegionCode): void {
  const all = [...new Set([...regions, into])]
  const isOfOneLevel = new Set(all.map(levelOf)).size === 1
  const isOwn = regions.includes(into)
  switch (kind) {
    case 'rename':
    case 'retire':
      return
    case 'merge':
      if (!areSiblings(all) || isOwn) throw new Problem('invalid', 'region-change.elsewhere')
      return
    case 'move':
      if (!isOfOneLevel || isOwn) throw new Problem('invalid', 'region-change.moved-elsewhere')
      return
    case 'split': {
      const isTheirs = recoded.every(({ code }) => aboveOf(code) === regions[0])
      if (!areSiblings(all) || isOwn || !isTheirs) throw new Problem('invalid', 'region-change.split-elsewhere')
    }
  }
}

/** Whether regions are of one level and lie right beneath one and the same region by their codes. */
function areSiblings(codes: readonly RegionCode[]): boolean {
  const places = codes.map((code) => `${levelOf(code)} ${regionPath(code).slice(0, -1).join()}`)
  return new Set(places).size === 1
}
