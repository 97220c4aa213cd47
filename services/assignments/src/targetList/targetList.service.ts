import type { Actor, TargetListView } from '@duzhan/contracts'
import { calendarDate, evaluateTargetLists, listTotals, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies, reach } from '@duzhan/service-kit'
import { designatedTarget } from '../designation/designatedTarget.ts'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { RegisteredTarget, TargetRepository } from '../register/target.repository.ts'

interface Ports {
  plans: PlanCopies
  targets: Pick<TargetRepository, 'within'>
  designations: DesignationRepository
  clock: Clock
}

export interface TargetListService {
  /**
   * Evaluates a plan's lists over the register and freezes the result under today's date. Frozen lists stay as they
   * are: freezing again answers what stands. Throws `plan.absent`.
   */
  freeze(actor: Actor, plan: string): Promise<TargetListView[]>
  /**
   * The lists with those of their targets that the actor may see; totals are of these. Names, places and figures are those
   * that the list was frozen with.
   */
  byPlan(actor: Actor, plan: string): Promise<TargetListView[]>
}

export function targetListService({ plans, targets, designations, clock }: Ports): TargetListService {
  async function byPlan(actor: Actor, plan: string): Promise<TargetListView[]> {
    const regions = reach(actor, 'targetList.byPlan', plan)
    const document = regions.length > 0 ? await plans.latest(plan) : null
    if (document === null || !concerns(actor, 'targetList.byPlan', { plan, jurisdiction: document.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan })
    const [listed, frozen] = await Promise.all([designations.within(plan, regions), designations.frozen(plan)])
    // an earlier release kept no figures with a designation: there the register's have to do
    const register = listed.every(({ printed }) => printed) ? [] : await targets.within(plan, regions)
    const byId = new Map(register.map((target) => [target.id, target]))
    const seen = listed.map((designation) => asListed(designation, byId.get(designation.target)))
    const totals = new Map(
      listTotals(
        listed.map(({ target, list, reasons }) => ({ targetId: target, list, reasons })),
        seen,
        document,
      ).map((total) => [total.list, total.sums]),
    )
    return document.targetLists.map(({ key, title }) => ({
      key,
      title,
      frozenOn: frozen?.frozenOn ?? null,
      totals: totals.get(key) ?? {},
      targets: seen.filter(({ list }) => list === key),
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
        await designations.freeze({ plan, frozenOn: today, by: actor.title }, jurisdiction)
      }
      return byPlan(actor, plan)
    },
  }
}

/** A target as its list was frozen with it. */
const asListed = (designation: DesignatedTarget, registered: RegisteredTarget | undefined) => {
  const { target: id, targetName: name, kind, regionCode: code, place, list, reasons, team, designatedOn } = designation
  const { attributes = {}, annex = null } = designation.printed ?? registered ?? {}
  const regions = [...designation.regionPath]
  return { id, name, kind, regionCode: code, regionPath: regions, place, attributes, annex, list, reasons, team, designatedOn }
}

/** Every target that a list holds; one that stands on several lists is designated once, on the first, with all reasons. */
function designate(plan: Plan, register: RegisteredTarget[], designatedOn: string): DesignatedTarget[] {
  const byId = new Map(register.map((target) => [target.id, target]))
  const designated = new Map<string, DesignatedTarget>()
  for (const { targetId, list, reasons } of evaluateTargetLists(plan, register, 'zh', [])) {
    const target = byId.get(targetId)
    if (!target || designated.has(targetId)) continue
    designated.set(targetId, designatedTarget(plan, target, { list, reasons, on: designatedOn }))
  }
  return [...designated.values()]
}
