import { isDeepStrictEqual } from 'node:util'
import type { Plan } from '@duzhan/plan'
import { type Lineage, regionCode } from '@duzhan/regions'
import type { PlanCopies } from '@duzhan/service-kit'
import { teamAt } from '../designation/designatedTarget.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import { placeOf } from '../register/placeOf.ts'
import { registersOf } from '../register/planRegister.ts'
import type { RegisteredTarget, TargetRepository } from '../register/target.repository.ts'

/** A target under the words by which it is called from now on, and where it lies. */
export type Renamed = Pick<KeptStanding, 'target' | 'targetName' | 'place'>
interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: Pick<TargetRepository, 'unsettled' | 'settle'>
  designations: Pick<StandingRepository, 'everywhere' | 'follow'>
  /** Calls targets, and where they lie, so in what was done about them under a plan. */
  rename(plan: string, targets: readonly Renamed[]): Promise<void>
  /** What has become of regions by now. */
  lineage(): Promise<Lineage>
  /** Makes the visits of these targets follow where they stand now. */
  followVisits(plan: Plan, standings: readonly KeptStanding[]): Promise<void>
}
/** So many targets are followed at a time. */
const chunk = 500

/**
 * Lets lists and visits follow what was changed in the register: where a target has moved, those there may see it and
 * its team is theirs; where a region is called otherwise, it lies there by that name; where it was retired, nothing is owed of it
 * any more. The figures that its list has printed stay as they are, and what was done where
 * it lay before. Whatever
 * plan works on the register is followed, and a change that a platform died over is taken up again. Five hundred targets at a time
 * are read together, and written together under each plan.
 */
export function registerFollowing({ plans, targets, designations, rename, followVisits, lineage }: Ports): () => Promise<void> {
  async function follow(changed: readonly RegisteredTarget[]): Promise<void> {
    const [kept, { codeOf }] = await Promise.all([designations.everywhere(changed.map(({ id }) => id)), lineage()])
    for (const code of new Set(kept.map((one) => one.plan))) {
      const plan = await plans.latest(code)
      if (plan === null) continue
      const registers = await registersOf(plans, code)
      const own = new Map<string, KeptStanding[]>()
      for (const one of kept) if (one.plan === code) own.set(one.target, [...(own.get(one.target) ?? []), one])
      const moves = changed.flatMap((target) => {
        const before = own.get(target.id)
        return before && registers.includes(target.plan) ? [moveOf(before, plan, target, codeOf)] : []
      })
      await designations.follow(moves)
      const renamed = moves.flatMap(({ places, hasMoved, isSamePlace }) => (hasMoved && isSamePlace ? places.slice(0, 1) : []))
      await rename(code, renamed)
      await followVisits(
        plan,
        moves.flatMap(({ places }) => places),
      )
    }
    await targets.settle(changed)
  }
  return async () => {
    const changed = await targets.unsettled()
    for (let at = 0; at < changed.length; at += chunk) await follow(changed.slice(at, at + chunk))
  }
}

/** The places of a target as they follow the register, whether others learn of it, and whether it lies where it lay, be it that this has another code. */
function moveOf(before: readonly KeptStanding[], plan: Plan, target: RegisteredTarget, codeOf: Lineage['codeOf']) {
  const places = before.map((was) => followed(was, plan, target))
  const hasMoved = places.some((now, at) => !isDeepStrictEqual(whereOf(now), before[at] && whereOf(before[at])))
  const [now, was] = [places[0], before[0]]
  const isSamePlace = now !== undefined && was !== undefined && now.regionCode === codeOf(regionCode(was.regionCode))
  return { places, hasMoved, isSamePlace }
}

/** What it is called, where it lies and whose it is there, as others are told. */
const whereOf = ({ targetName, regionPath, place, team }: KeptStanding) => [targetName, [...regionPath], place, team]

/** A place on a list as the register has its target by now: where it has moved its team is that of there, where a region is renamed called so. */
function followed(was: KeptStanding, plan: Plan, target: RegisteredTarget): KeptStanding {
  const hasMoved = !isDeepStrictEqual([...was.regionPath], [...target.regionPath])
  const there = was.stands ? teamAt(plan, was.list, target) : null
  const isCalledAsItsRegion = target.names[target.regionCode] === target.name
  return {
    ...was,
    regionCode: target.regionCode,
    targetName: isCalledAsItsRegion ? target.name : was.targetName,
    regionPath: target.regionPath as string[], // read from the register, never changed here
    place: placeOf(target),
    team: was.stands && (hasMoved || there?.key === was.team?.key) ? there : was.team,
    retiredOn: target.retired?.on ?? null,
  }
}
