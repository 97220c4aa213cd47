import { isDeepStrictEqual } from 'node:util'
import type { Plan } from '@duzhan/plan'
import type { PlanCopies } from '@duzhan/service-kit'
import { teamAt } from '../designation/designatedTarget.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import { registersOf } from '../register/planRegister.ts'
import type { RegisteredTarget, TargetRepository } from '../register/target.repository.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: Pick<TargetRepository, 'unsettled' | 'settle'>
  designations: Pick<StandingRepository, 'everywhere' | 'follow'>
  /** Makes the visits of these targets follow where they stand now. */
  followVisits(plan: Plan, standings: readonly KeptStanding[]): Promise<void>
}

/**
 * Lets lists and visits follow what was changed in the register by hand: where a target has moved, those there may see it and
 * its team is theirs; where it was retired, nothing is owed of it any more. What its list has printed stays as it is. Whatever
 * plan works on the register is followed, and a change that a platform died over is taken up again.
 */
export function registerFollowing({ plans, targets, designations, followVisits }: Ports): () => Promise<void> {
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
        const hasMoved = before.some((was) => !isDeepStrictEqual([...was.regionPath], [...target.regionPath]))
        const places = before.map((was) => ({
          ...was,
          regionPath: target.regionPath as string[], // read from the register, never changed here
          team: hasMoved && was.stands ? teamAt(plan, was.list, target) : was.team,
          retiredOn: target.retired?.on ?? null,
        }))
        await designations.follow(places, hasMoved)
        await followVisits(plan, places)
      }
      await targets.settle([target])
    }
  }
}
