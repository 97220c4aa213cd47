import type { Clock } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { ownSums } from './ownSums.ts'
import type { Placing } from './placing.ts'
import type { Dirty, Figures, RollupRepository, Sums } from './rollup.repository.ts'
import { asOfAfter } from './stamp.ts'
import { mergeAll, nothing } from './sums.ts'

export interface ComputePorts {
  rollups: Pick<RollupRepository, 'seen' | 'childrenOf' | 'save'>
  facts: Pick<FactRepository, 'at'>
  designations: Pick<DesignationRepository, 'at'>
  placing: Pick<Placing, 'codesOf'>
  clock: Clock
}

/**
 * Computes regions of one plan and window, given deepest first, each as a pure function of its children and its own targets:
 * a few reads, then one write, however many there are. Returns false when another process changed one of them meanwhile.
 */
export async function computeGroup(ports: ComputePorts, marks: readonly Dirty[]): Promise<boolean> {
  const { rollups, clock } = ports
  const [first] = marks
  if (!first) return true
  const { plan, window } = first
  const regions = marks.map(({ region }) => region)
  const seen = await rollups.seen(plan, window, regions) // before what they are made from
  const [standing, own] = await Promise.all([rollups.childrenOf(plan, window, regions), ownSums(ports, plan, window, regions)])
  const parts = new Map(regions.map((region) => [region, new Map<string, Sums>()]))
  const parentNow = new Map(marks.map(({ region, parent }) => [region, parent]))
  for (const child of standing) {
    const { region, parent } = child
    // who lies elsewhere by now is no part of what it was part of
    if ((parentNow.get(region) ?? parent) === parent) parts.get(parent ?? '')?.set(region, child)
  }
  const computed = marks.map(({ region, parent }): Figures => {
    const [ofItsOwn, children] = [own.get(region) ?? nothing, inOrder(parts.get(region))]
    const sums = mergeAll([ofItsOwn, ...children.values()])
    parts.get(parent ?? '')?.set(region, sums)
    const before = seen.get(region) ?? null
    return {
      ...{ plan, window, region, parent, sums, parts: children, isWhole: true, seen: before },
      ...(children.size > 0 && { own: ofItsOwn }),
      asOf: asOfAfter(clock, before),
    }
  })
  return await rollups.save(computed)
}

const inOrder = (parts: ReadonlyMap<string, Sums> = new Map()): ReadonlyMap<string, Sums> =>
  new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)))
