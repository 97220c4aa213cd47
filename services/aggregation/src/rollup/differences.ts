import type { Clock } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { exchanged } from './exchanged.ts'
import { ownSums } from './ownSums.ts'
import type { Placing } from './placing.ts'
import type { Figures, Rollup, RollupRepository, Standing, Sums } from './rollup.repository.ts'
import { asOfAfter } from './stamp.ts'
import { mergeAll, nothing } from './sums.ts'
import { type Path, treeOf } from './tree.ts'

export interface DifferencePorts {
  rollups: Pick<RollupRepository, 'standing' | 'byRegion' | 'save'>
  facts: Pick<FactRepository, 'at'>
  designations: Pick<DesignationRepository, 'at'>
  placing: Pick<Placing, 'codesOf'>
  clock: Clock
}
/** Where something changed: in a window of a plan, for targets that stand for the ends of these paths. */
export interface Changed {
  plan: string
  window: string
  paths: readonly Path[]
}

/**
 * Brings the figures of a window up to date along paths at whose ends something changed, in three reads and one write however
 * many there are. Every region keeps what each of its children came to when it was counted there, so the difference is that
 * between what it keeps and what the child comes to now: applied twice it changes nothing, and what a crash left half-way is
 * made up for when the same is applied again. Returns the paths on which regions have yet to be computed, and all of them when
 * another process was quicker.
 */
export async function applyDifferences(ports: DifferencePorts, { plan, window, paths }: Changed): Promise<readonly Path[]> {
  const { rollups, clock } = ports
  const regions = treeOf(paths).map(({ region }) => region)
  const standing = new Map<string, Standing>()
  for (const stood of await rollups.standing(plan, window, regions, regions)) standing.set(stood.region, stood)
  const isReady = (path: Path) => path.slice(0, -1).every((region) => standing.has(region))
  const ready = paths.filter(isReady)
  const own = await ownSums(ports, plan, window, [...new Set(ready.flatMap((path) => path.slice(-1)))])
  const now = new Map<string, Sums>()
  const figures: Figures[] = []
  for (const { region, parent, children } of treeOf(ready)) {
    const stood = standing.get(region)
    const parts = new Map(children.map((child) => [child, now.get(child) ?? nothing]))
    const others = async () => (await rollups.byRegion(plan, window, region))?.children ?? []
    const made = await become(stood, { own: own.get(region), parts, others })
    const seen = stood?.asOf ?? null
    now.set(region, made.sums)
    figures.push({ ...{ plan, window, region, parent, ...made, parts, seen }, isWhole: !stood, asOf: asOfAfter(clock, seen) })
  }
  return (await rollups.save(figures)) ? paths.filter((path) => !isReady(path)) : paths
}

interface Came {
  /** What its own targets come to now, where they changed. */
  own: Sums | undefined
  /** What the children that changed come to now. */
  parts: ReadonlyMap<string, Sums>
  /** All children that it keeps, for where the difference is not enough. */
  others(): Promise<Rollup['children']>
}

/** What becomes of a region when its own targets, or some of its children, come to something else. */
async function become(stood: Standing | undefined, { own, parts, others }: Came): Promise<Pick<Figures, 'sums' | 'own'>> {
  const isLeaf = !stood || (stood.own === undefined && parts.size === 0)
  if (isLeaf) return { sums: own ?? nothing }
  const before = stood.own ?? stood.sums // who had no children was all own
  const after = own ?? before
  let sums = exchanged(stood.sums, before, after)
  for (const [child, comes] of parts) sums = sums && exchanged(sums, stood.parts.get(child) ?? nothing, comes)
  if (sums) return { sums, own: after }
  const all = new Map<string, Sums>([...(await others()).map((one) => [one.region, one] as const), ...parts])
  return { sums: mergeAll([after, ...all.values()]), own: after }
}
