import { type Actor, type DrawInput, type DrawView, isReason } from '@duzhan/contracts'
import { calendarDate, drawsDue, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies, readerFor } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { toldLists } from '../designation/secrecy.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import type { TargetRepository } from '../register/target.repository.ts'
import type { DrawRepository, KeptDraw } from './draw.repository.ts'
import type { DrawLots } from './drawing.ts'

interface Ports {
  plans: Pick<PlanCopies, 'latest'>
  targets: Pick<TargetRepository, 'within' | 'isEntering'>
  designations: Pick<DesignationRepository, 'frozen'>
  draws: DrawRepository
  drawLots: DrawLots
  clock: Clock
}
export interface DrawService {
  /**
   * Draws the lots of a list over today's register. Nobody comes on the list or goes off it by that: what would is proposed.
   * Throws `plan.absent`, `target-list.not-frozen`, `register.entering`, `draw.none` for a list that is not made by lot, `draw.reason-missing`
   * where no draw is due and nobody says why there is another one, and what `DrawLots` throws.
   */
  draw(actor: Actor, input: DrawInput): Promise<DrawView>
  /** The last draw of a list. Throws `plan.absent` and `draw.none`, that too for a list of which the actor is not told. */
  drawn(actor: Actor, of: { plan: string; list: string }): Promise<DrawView>
}

export function drawService({ plans, targets, designations, draws, drawLots, clock }: Ports): DrawService {
  async function lastOf(plan: string, list: string): Promise<DrawView> {
    const found = (await draws.last(plan)).find((one) => one.list === list)
    if (!found) throw new Problem('conflict', 'draw.none')
    return toView(found)
  }
  return {
    async draw(actor, { plan: code, list, reason }) {
      const plan = await plans.latest(code)
      if (plan === null || !may(actor, 'targetList.draw', { plan: code, regionPath: pathOf(plan) }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      if (!plan.targetLists.some((one) => one.key === list && one.draw)) throw new Problem('conflict', 'draw.none')
      if ((await designations.frozen(code)) === null) throw new Problem('conflict', 'target-list.not-frozen')
      const due = drawsDue(plan, await draws.last(code), calendarDate(clock.now()))
      if (!due.includes(list) && !isReason(reason)) throw new Problem('invalid', 'draw.reason-missing')
      await refuseEntering(targets, code)
      await drawLots(plan, await targets.within(code, [plan.jurisdiction]), { lists: [list], by: actor.title, reason })
      return lastOf(code, list)
    },
    async drawn(actor, { plan: code, list }) {
      const plan = await plans.latest(code)
      if (plan === null || !concerns(actor, 'targetList.drawn', { plan: code, jurisdiction: plan.jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan: code })
      if (!toldLists(readerFor(actor, 'targetList.drawn', code), plan)(list)) throw new Problem('conflict', 'draw.none')
      return lastOf(code, list)
    },
  }
}

const pathOf = (plan: Plan): string[] => regionPath(regionCode(plan.jurisdiction))

const toView = ({ plan: _, population, ...draw }: KeptDraw): DrawView => ({
  ...draw,
  population: population.map(([target, stratum]) => [target, stratum]),
})
