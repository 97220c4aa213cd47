import type { Actor, TargetListView } from '@duzhan/contracts'
import { calendarDate, evaluateTargetLists, listTotals, type Plan, teamFor } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, reach, type ToldPlans } from '@duzhan/service-kit'
import type { RegisteredTarget, TargetRepository } from '../target/target.repository.ts'
import { placeOf, toTargetView } from '../target/target.service.ts'
import type { DesignatedTarget, DesignationRepository } from './designation.repository.ts'

interface Ports {
  plans: ToldPlans
  targets: TargetRepository
  designations: DesignationRepository
  clock: Clock
  news(): void
}

export interface TargetListService {
  /**
   * Evaluates a plan's lists over the register and freezes the result under today's date. Frozen lists stay as they
   * are: freezing again answers what stands. Throws `plan.absent`.
   */
  freeze(actor: Actor, plan: string): Promise<TargetListView[]>
  /** The lists with those of their targets that the actor may see; totals are of these. */
  byPlan(actor: Actor, plan: string): Promise<TargetListView[]>
}

export function targetListService({ plans, targets, designations, clock, news }: Ports): TargetListService {
  async function byPlan(actor: Actor, plan: string): Promise<TargetListView[]> {
    const regions = reach(actor, 'targetList.byPlan', plan)
    const document = regions.length > 0 ? await plans.latest(plan) : null
    if (document === null || !concerns(actor, 'targetList.byPlan', { plan, jurisdiction: document.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan })
    const [found, listed, frozen] = await Promise.all([
      targets.within(plan, regions),
      designations.within(plan, regions),
      designations.frozen(plan),
    ])
    const byId = new Map(found.map((target) => [target.id, target]))
    const totals = new Map(
      listTotals(
        listed.map(({ target, list, reasons }) => ({ targetId: target, list, reasons })),
        found,
        document,
      ).map((total) => [total.list, total.sums]),
    )
    return document.targetLists.map(({ key, title }) => ({
      key,
      title,
      frozenOn: frozen?.frozenOn ?? null,
      totals: totals.get(key) ?? {},
      targets: listed.flatMap((designation) => {
        const target = byId.get(designation.target)
        return designation.list === key && target ? [toTargetView(target, designation)] : []
      }),
    }))
  }
  return {
    byPlan,
    async freeze(actor, plan) {
      const document = await plans.latest(plan)
      const jurisdiction = document && regionPath(regionCode(document.jurisdiction))
      if (!jurisdiction || !may(actor, 'targetList.freeze', { plan, regionPath: jurisdiction }))
        throw new Problem('absent', 'plan.absent', { plan })
      if ((await designations.frozen(plan)) === null) {
        const register = await targets.within(plan, [document.jurisdiction])
        const today = calendarDate(clock.now())
        await designations.save(designate(document, register, today))
        await designations.freeze({ plan, frozenOn: today, by: actor.title })
        news()
      }
      return byPlan(actor, plan)
    },
  }
}

/** Every target that a list holds; one that stands on several lists is designated once, on the first, with all reasons. */
function designate(plan: Plan, register: RegisteredTarget[], designatedOn: string): DesignatedTarget[] {
  const byId = new Map(register.map((target) => [target.id, target]))
  const designated = new Map<string, DesignatedTarget>()
  for (const { targetId, list, reasons } of evaluateTargetLists(plan, register)) {
    const target = byId.get(targetId)
    if (!target || designated.has(targetId)) continue
    const team = teamFor(plan, list, target.regionCode)
    designated.set(targetId, {
      plan: plan.code,
      target: target.id,
      targetName: target.name,
      place: placeOf(target),
      kind: target.kind,
      regionCode: target.regionCode,
      regionPath: target.regionPath as string[], // read from the register, never changed here
      list,
      reasons,
      team: team && { key: team.key, title: `${target.names[team.region] ?? ''}${team.title}` },
      designatedOn,
    })
  }
  return [...designated.values()]
}
