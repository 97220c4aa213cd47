import { Problem } from '@duzhan/problems'
import { levelOf } from './level.ts'
import { lineageOn, type RegionMerger } from './lineage.ts'
import { type RegionCode, regionPath } from './regionCode.ts'

/**
 * One entry of the journal of regions: that a region is called otherwise from a calendar date on (`regions` is that one, and so is
 * `into`), or that regions are merged into one, which bears the name from then on.
 */
export interface RegionChange extends RegionMerger {
  readonly id: string
  readonly kind: 'rename' | 'merge'
}

/** The mergers among some changes. */
export const mergersIn = (journal: readonly RegionChange[]): RegionChange[] => journal.filter(({ kind }) => kind === 'merge')

/** Changes in the order in which they hold; of one day those first that were entered first. */
export const inOrder = <Change extends RegionChange>(journal: readonly Change[]): Change[] =>
  [...journal].sort((one, other) => (one.from === other.from ? 0 : one.from < other.from ? -1 : 1))

const touched = ({ regions, into }: RegionMerger): ReadonlySet<RegionCode> => new Set([...regions, into])
const touchSame = (one: RegionMerger, other: RegionMerger): boolean => [...touched(one)].some((code) => touched(other).has(code))

/**
 * Whether a change may be entered into a journal, in which the changes that were taken back do not stand. Throws
 * `region-change.elsewhere` for regions that are not of one level beneath one and the same region, or that are to be merged into
 * themselves; `region-change.former` for one that is no division any more on that day; and `region-change.later` where a change of a
 * later day is about one of them, for what that says was said of regions as they are without this one.
 */
export function judgeChange(journal: readonly RegionChange[], change: RegionChange): void {
  const all = [...touched(change)]
  if (change.kind === 'merge' && !areSiblings(all)) throw new Problem('invalid', 'region-change.elsewhere')
  if (change.kind === 'merge' && change.regions.includes(change.into)) throw new Problem('invalid', 'region-change.elsewhere')
  const { successorOf } = lineageOn(mergersIn(journal), change.from)
  const former = all.find((code) => successorOf(code) !== code)
  if (former !== undefined) throw new Problem('conflict', 'region-change.former', { region: former })
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

/** Whether regions are of one level and lie right beneath one and the same region by their codes. */
function areSiblings(codes: readonly RegionCode[]): boolean {
  const places = codes.map((code) => `${levelOf(code)} ${regionPath(code).slice(0, -1).join()}`)
  return new Set(places).size === 1
}
