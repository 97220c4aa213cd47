import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { FactRepository } from '../fact/fact.repository.ts'
import { countingHere } from '../fact/factsAbove.ts'
import type { Placing } from './placing.ts'
import type { Sums } from './rollup.repository.ts'
import { sumsOfTargets } from './sums.ts'

interface Ports {
  facts: Pick<FactRepository, 'at'>
  designations: Pick<DesignationRepository, 'at'>
  placing: Pick<Placing, 'codesOf'>
}

/** What the targets that stand for these very regions come to: those designated now, and what was recorded of them in the window, under whichever code. */
export async function ownSums(
  { facts, designations, placing }: Ports,
  plan: string,
  window: string,
  regions: readonly string[],
): Promise<ReadonlyMap<string, Sums>> {
  const codes = await placing.codesOf(plan, window, regions)
  const told = [...codes.keys()]
  const asPlaced = <One extends { region: string }>(one: One): One => ({ ...one, region: codes.get(one.region) ?? one.region })
  const all = await Promise.all([facts.at(plan, window, told), designations.at(plan, told)])
  const [found, designated] = [all[0].map(asPlaced), all[1].map(asPlaced)]
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
