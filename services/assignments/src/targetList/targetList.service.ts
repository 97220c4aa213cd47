import type { Actor, TargetListView } from '@duzhan/contracts'
import { calendarDate, earlierOf, evaluateTargetLists, listTotals, type MadeDraw, type Plan, secretLists } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies, readerFor } from '@duzhan/service-kit'
import { designatedTarget } from '../designation/designatedTarget.ts'
import type { DesignatedTarget, DesignationRepository, Freeze } from '../designation/designation.repository.ts'
import { secrecyOf, toldLists } from '../designation/secrecy.ts'
import { toPlace } from '../designation/toPlace.ts'
import type { DrawRepository } from '../draw/draw.repository.ts'
import { type DrawLots, madeDraw } from '../draw/drawing.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { isRegistered, type RegisterReader } from '../register/target.repository.ts'

interface Ports {
  plans: PlanCopies
  targets: Pick<RegisterReader, 'within' | 'isEntering'>
  designations: DesignationRepository
  draws: Pick<DrawRepository, 'last'>
  drawLots: DrawLots
  clock: Clock
}

export interface TargetListService {
  /**
   * Draws the lots of a plan's lists that are made by lot, evaluates its lists over the register and freezes the result under
   * today's date. Frozen lists stay as they are: freezing again answers what stands, and what was drawn by a freeze that was
   * broken off is not drawn again. Throws `plan.absent`, `register.entering`.
   */
  freeze(actor: Actor, plan: string): Promise<TargetListView[]>
  /**
   * The lists with those of their targets that the actor may see and is told of; totals are of these. A list that came into the plan after
   * the freeze is frozen when somebody is first designated on it. Names, places and figures are those
   * that the list was frozen with.
   */
  byPlan(actor: Actor, plan: string): Promise<TargetListView[]>
}

export function targetListService({ plans, targets, designations, draws, drawLots, clock }: Ports): TargetListService {
  async function byPlan(actor: Actor, plan: string): Promise<TargetListView[]> {
    const reader = readerFor(actor, 'targetList.byPlan', plan)
    const { regions } = reader
    const document = regions.length > 0 ? await plans.latest(plan) : null
    if (document === null || !concerns(actor, 'targetList.byPlan', { plan, jurisdiction: document.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan })
    const [listed, frozen] = await Promise.all([designations.within(plan, regions, reader), designations.frozen(plan)])
    // an earlier release kept no figures with a designation: there the register's have to do
    const register = listed.every(({ printed }) => printed) ? [] : await targets.within(plan, regions)
    const byId = new Map(register.map((target) => [target.id, target]))
    const places = grouped(listed)
    const seen = listed.map((one) => asListed(one, byId.get(one.target), places.get(one.target) ?? []))
    const totalsOf = (list: string) => {
      const members = seen.filter((one) => one.list === list) // each with the figures it came on this very list with
      const designations = members.map(({ id, reasons }) => ({ targetId: id, list, reasons }))
      return listTotals(designations, members, document).find((total) => total.list === list)?.sums ?? {}
    }
    const [secret, isTold] = [new Set(secretLists(document)), toldLists(reader, document)]
    return document.targetLists.map(({ key, title }) => ({
      key,
      title,
      frozenOn: frozenOn(frozen, key, listed),
      totals: totalsOf(key),
      targets: seen.filter(({ list }) => list === key),
      isFromSeat: secret.has(key),
      isWithheld: !isTold(key),
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
        await refuseEntering(targets, plan)
        const register = (await targets.within(plan, [document.jurisdiction])).filter(isRegistered)
        const today = calendarDate(clock.now())
        const last = await draws.last(plan)
        const undrawn = document.targetLists.filter(({ key, draw }) => draw && !last.some(({ list }) => list === key))
        await drawLots(document, register, { lists: undrawn.map(({ key }) => key), by: actor.title, reason: '' })
        const made = (await draws.last(plan)).map(madeDraw)
        await designations.save(designate(document, register, { on: today, made }))
        const lists = document.targetLists.map(({ key }) => key)
        await designations.freeze({ plan, frozenOn: today, by: actor.title, lists }, jurisdiction)
      }
      return byPlan(actor, plan)
    },
  }
}

/** When a list was frozen: with the others, or when somebody was first designated on one that the plan had not then. */
function frozenOn(frozen: Freeze | null, list: string, listed: readonly DesignatedTarget[]): string | null {
  if (!frozen) return null
  if (frozen.lists?.includes(list) ?? true) return frozen.frozenOn
  const days = listed.flatMap((one) => (one.list === list ? [one.designatedOn] : []))
  return days.length > 0 ? days.reduce(earlierOf) : null
}

function grouped(listed: readonly DesignatedTarget[]): Map<string, DesignatedTarget[]> {
  const places = new Map<string, DesignatedTarget[]>()
  for (const one of listed) {
    const known = places.get(one.target)
    if (known) known.push(one)
    else places.set(one.target, [one])
  }
  return places
}

/** A target as its list was frozen with it, with the other lists on which it stands. */
function asListed(designation: DesignatedTarget, registered: RegisteredTarget | undefined, places: readonly DesignatedTarget[]) {
  const { target: id, targetName: name, kind, regionCode: code, place, list, reasons, team, designatedOn } = designation
  const { attributes = {}, annex = null } = designation.printed ?? registered ?? {}
  const regions = [...designation.regionPath]
  const also = places.filter((one) => one !== designation).map(toPlace)
  return {
    ...{ id, name, kind, regionCode: code, regionPath: regions, place, attributes, annex, list, reasons, team, designatedOn },
    ...(also.length > 0 && { also }),
    ...(designation.retiredOn && { retiredOn: designation.retiredOn }),
  }
}

/** Every target that a list holds, once for each list. */
function designate(plan: Plan, register: RegisteredTarget[], { on, made }: { on: string; made: MadeDraw[] }): DesignatedTarget[] {
  const byId = new Map(register.map((target) => [target.id, target]))
  const secrecy = secrecyOf(plan)
  return evaluateTargetLists(plan, register, 'zh', made).flatMap(({ targetId, list, reasons }) => {
    const target = byId.get(targetId)
    return target ? [designatedTarget(plan, target, { list, reasons, on, secrecy })] : []
  })
}
