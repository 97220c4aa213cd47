import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { countingHere } from '../fact/factsAbove.ts'
import type { Sums } from './rollup.repository.ts'
import { sumsOfTargets } from './sums.ts'

interface Ports {
  facts: Pick<FactRepository, 'at'>
  designations: Pick<DesignationRepository, 'at'>
}

/** What the targets that stand for these very regions come to: those designated now, and what was recorded of them in the window. */
export async function ownSums(
  { facts, designations }: Ports,
  plan: string,
  window: string,
  regions: readonly string[],
): Promise<ReadonlyMap<string, Sums>> {
  const [found, designated] = await Promise.all([facts.at(plan, window, regions), designations.at(plan, regions)])
  const factsAt = byRegion(countingHere(found, designated))
  const targetsAt = byRegion(designated.filter(({ stands }) => stands))
  return new Map(
    regions.map((region) => {
      const targets = (targetsAt.get(region) ?? []).map(({ target }) => target)
      return [region, sumsOfTargets(targets, factsAt.get(region) ?? [])]
    }),
  )
}

function byRegion<One extends { region: string }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const group = groups.get(one.region)
    if (group) group.push(one)
    else groups.set(one.region, [one])
  }
  return groups
}
