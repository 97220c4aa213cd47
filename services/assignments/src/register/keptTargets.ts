import type { Actor, RegionRecord, TargetInput } from '@duzhan/contracts'
import { type Plan, placeKey, type RegisterFault, readRegister, registerFaultSentence, type Target } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, type Lineage, levelOf, type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import { may } from '@duzhan/service-kit'
import type { RegisteredTarget } from './target.repository.ts'

/** How many faults of a register travel; a file that is wrong from top to bottom is told by its first ones. */
const mostTold = 100

/** What is known of regions: what some are called, and what became of them. */
export interface RegionsKnown {
  regionsNamed(codes: readonly string[]): Promise<RegionRecord[]>
  lineage(): Promise<Lineage>
}

/**
 * Rows as the register keeps them, each with its path and the names along it; what has become part of another region is called as that is. `beside` are the targets that stand there
 * under other ids. Throws `register.invalid` with every fault of every row, `region.absent` for a code that the tree
 * does not hold, and `region.recoded` for one that goes on under another.
 */
export async function keptTargets(
  plan: Plan,
  inputs: readonly TargetInput[],
  beside: readonly Target[],
  { regionsNamed, lineage }: RegionsKnown,
): Promise<RegisteredTarget[]> {
  const known = await lineage()
  refuseRecoded(codesIn(inputs), known)
  const rows = inputs.map((input, index) => ({ ...input, line: index + 1 }))
  const { targets, faults } = readRegister(plan, rows, beside)
  if (faults.length > 0) throw invalidRegister(faults)
  const names = await namesFor(codesIn(inputs), regionsNamed, known)
  return targets.map((target, index) => {
    const path = known.pathOf(regionCode(target.regionCode))
    const above = standingAbove(path, known).map((region) => [region, names.get(region) ?? unknown(region)] as const)
    const named = [...above, ...ownRegion(target.regionCode, names)]
    const annex = inputs[index]?.annex ?? null
    return { ...target, plan: plan.code, regionPath: path, names: Object.fromEntries(named), annex }
  })
}

function refuseRecoded(codes: readonly string[], { codeOf }: Lineage): void {
  const region = codes.find((code) => codeOf(regionCode(code)) !== code)
  if (region !== undefined) throw new Problem('conflict', 'region.recoded', { region, now: codeOf(regionCode(region)) })
}

export const codesIn = (inputs: readonly Pick<TargetInput, 'regionCode'>[]): string[] =>
  [...new Set(inputs.map((input) => input.regionCode))].filter(isRegionCode)

/**
 * Rows under the ids of the targets that they tell of: a table without ids gives each its region code, under which nobody
 * looks for a target that was entered under an id of its own.
 */
export function underKnownIds(plan: Plan, inputs: readonly TargetInput[], there: readonly RegisteredTarget[]): TargetInput[] {
  const kinds = new Map(plan.targetKinds.map((kind) => [kind.key, kind]))
  const placeOf = ({ kind, regionCode: code, name }: Pick<TargetInput, 'kind' | 'regionCode' | 'name'>) => {
    const known = kinds.get(kind)
    return known ? placeKey(known, { regionCode: code, name }) : null
  }
  const taken = new Set(there.map(({ id }) => id))
  const byPlace = new Map(there.map((target) => [placeOf(target), target.id]))
  return inputs.map((input) => {
    const known = input.id === input.regionCode && !taken.has(input.id) ? byPlace.get(placeOf(input)) : undefined
    return known === undefined ? input : { ...input, id: known }
  })
}

/** Rows with what stands of their targets wherever the table that they come from has no column. */
export function filledIn(
  inputs: readonly TargetInput[],
  standing: readonly RegisteredTarget[],
  columns: readonly string[],
): TargetInput[] {
  const byId = new Map(standing.map((target) => [target.id, target]))
  return inputs.map((input) => {
    const was = byId.get(input.id)
    if (!was) return input
    const unspoken = Object.entries(was.attributes).filter(([key]) => !columns.includes(key))
    return {
      ...input,
      attributes: { ...Object.fromEntries(unspoken), ...input.attributes },
      ...(!columns.includes('position') && { position: was.position ?? null }),
      ...(was.annex && !input.annex && { annex: was.annex as NonNullable<TargetInput['annex']> }), // entered as such
    }
  })
}

/**
 * Both sides of every change: where a target is to lie, and where it lies already. Throws `region.absent` for a place beyond
 * the actor's right, `target.taken` for a target that stands beyond it, `target.superior` for one that the superior's register keeps.
 */
export function mayEnter(
  actor: Actor,
  plan: string,
  inputs: readonly Pick<TargetInput, 'regionCode'>[],
  standing: readonly RegisteredTarget[],
): void {
  for (const region of codesIn(inputs))
    if (!may(actor, 'target.register', { plan, regionPath: regionPath(regionCode(region)) }))
      throw new Problem('absent', 'region.absent', { region })
  for (const target of standing) {
    if (!may(actor, 'target.register', target)) throw new Problem('conflict', 'target.taken', { target: target.id })
    if (target.keptIn !== undefined) throw new Problem('conflict', 'target.superior', { target: target.name })
  }
}

/** What the regions around the codes are called, and those of the codes that are no village: a register of a province names few of them. */
async function namesFor(codes: readonly string[], regionsNamed: RegionsKnown['regionsNamed'], { pathOf }: Lineage) {
  const named = codes.flatMap((code) => pathOf(regionCode(code))).filter((code) => levelOf(regionCode(code)) !== 'village')
  return new Map((await regionsNamed([...new Set(named)])).map(({ code, name }) => [code, name]))
}

/** The first faults of a register with their sentences, and how many there are. */
function invalidRegister(faults: readonly RegisterFault[]): Problem {
  const told = faults.slice(0, mostTold).map((fault) => ({ ...fault, message: registerFaultSentence(fault, 'zh') }))
  return new Problem('invalid', 'register.invalid', { count: faults.length, faults: told })
}

function unknown(region: string): never {
  throw new Problem('invalid', 'region.absent', { region })
}

/** What is above the end of a path and stands: what has become part of another region is none of the names of a place any more. */
const standingAbove = (path: readonly RegionCode[], { successorOf }: Lineage): RegionCode[] =>
  path.slice(0, -1).filter((code) => successorOf(code) === code)

/** A target that is no village may lie in a region without being it, as a resettlement site in a county: that one is named too. */
function ownRegion(code: string, names: ReadonlyMap<string, string>): [code: string, name: string][] {
  const name = levelOf(regionCode(code)) === 'village' ? undefined : names.get(code)
  return name === undefined ? [] : [[code, name]]
}
