import { isDeepStrictEqual } from 'node:util'
import type { Plan } from '@duzhan/plan'
import type { PlanCopies } from '@duzhan/service-kit'
import { teamAt } from '../designation/designatedTarget.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import { placeOf } from '../register/placeOf.ts'
import { registersOf } from '../register/planRegister.ts'
import type { RegisteredTarget, TargetRepository } from '../register/target.repository.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: Pick<TargetRepository, 'unsettled' | 'settle'>
  designations: Pick<StandingRepository, 'everywhere' | 'follow'>
  /** Calls a target, and where it lies, so in what was done about it. */
  rename(plan: string, target: string, words: Pick<KeptStanding, 'targetName' | 'place'>): Promise<void>
  /** Makes the visits of these targets follow where they stand now. */
  followVisits(plan: Plan, standings: readonly KeptStanding[]): Promise<void>
}

/**
 * Lets lists and visits follow what was changed in the register: where a target has moved, those there may see it and
 * its team is theirs; where a region is called otherwise, it lies there by that name; where it was retired, nothing is owed of it
 * any more. The figures that its list has printed stay as they are, and what was done where
 * it lay before. Whatever
 * plan works on the register is followed, and a change that a platform died over is taken up again.
 */
export function registerFollowing({ plans, targets, designations, rename, followVisits }: Ports): () => Promise<void> {
  /** The places of a target by plan, of those plans that work on the register it is kept in. */
  async function placesOf(target: RegisteredTarget): Promise<[plan: Plan, places: KeptStanding[]][]> {
    const kept = await designations.everywhere(target.id)
    const known = await Promise.all(
      [...new Set(kept.map(({ plan }) => plan))].map(async (code): Promise<[Plan, KeptStanding[]][]> => {
        const plan = await plans.latest(code)
        const isKeptHere = plan !== null && (await registersOf(plans, code)).includes(target.plan)
        return isKeptHere ? [[plan, kept.filter((one) => one.plan === code)]] : []
      }),
    )
    return known.flat()
  }
  return async () => {
    for (const target of await targets.unsettled()) {
      for (const [plan, before] of await placesOf(target)) {
        const places = before.map((was) => followed(was, plan, target))
        const isElsewhere = places.some((now, at) => !isDeepStrictEqual(whereOf(now), before[at] && whereOf(before[at])))
        await designations.follow(places, isElsewhere)
        const [now, was] = [places[0], before[0]]
        const isSamePlace = now && was && isDeepStrictEqual([...now.regionPath], [...was.regionPath])
        if (isSamePlace && isElsewhere) await rename(plan.code, target.id, now)
        await followVisits(plan, places)
      }
      await targets.settle([target])
    }
  }
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
    targetName: isCalledAsItsRegion ? target.name : was.targetName,
    regionPath: target.regionPath as string[], // read from the register, never changed here
    place: placeOf(target),
    team: was.stands && (hasMoved || there?.key === was.team?.key) ? there : was.team,
    retiredOn: target.retired?.on ?? null,
  }
}
