import type { Actor, PlanPresence, PlanWriter } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { Clock } from '@duzhan/service-kit'
import type { PlanRepository } from './plan.repository.ts'
import type { PlanAccess } from './planAccess.ts'
import type { PlanPresenceRepository } from './planPresence.repository.ts'

interface Ports {
  presences: PlanPresenceRepository
  plans: Pick<PlanRepository, 'revisions'>
  access: Pick<PlanAccess, 'writes'>
  clock: Clock
}

export interface PlanPresenceService {
  /**
   * Says where in a plan the actor is writing, or that they are leaving, and answers who else has it open to write it. Throws
   * `plan.absent` to whoever may not write every revision of it: who is not seen sees nobody.
   */
  tell(actor: Actor, presence: PlanPresence): Promise<PlanWriter[]>
}

/** Who was not heard of for so long has left. The page says where it is three times as often, and shows no one for longer than 30 seconds. */
const presentMs = 20_000

export const planPresenceService = ({ presences, plans, access, clock }: Ports): PlanPresenceService => ({
  async tell(actor, { plan, at, isLeaving }) {
    const revisions = await plans.revisions(plan)
    if (revisions.length === 0 || !revisions.every((one) => access.writes(actor, 'plan.presence', one)))
      throw new Problem('absent', 'plan.absent', { plan })
    const now = clock.now()
    const since = new Date(now.getTime() - presentMs)
    if (isLeaving) await presences.remove(plan, actor.id)
    else await presences.put({ plan, person: actor.id, title: actor.title, at, seenAt: now }, since)
    const present = await presences.ofPlan(plan, since)
    return present.flatMap(({ person, title, at: where }) => (person === actor.id ? [] : [{ title, at: where }]))
  },
})
