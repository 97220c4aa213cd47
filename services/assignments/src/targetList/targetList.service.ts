import type { Actor, TargetListFilter, TargetListView, TargetView } from '@duzhan/contracts'
import { calendarDate, earlierOf, evaluateTargetLists, type MadeDraw, type Plan, secretLists } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { type Clock, concerns, may, type PlanCopies, type Reader, readerFor } from '@duzhan/service-kit'
import { designatedTarget } from '../designation/designatedTarget.ts'
import type { DesignatedTarget, DesignationRepository, Freeze } from '../designation/designation.repository.ts'
import { isOpenTo, secrecyOf, toldLists } from '../designation/secrecy.ts'
import { toPlace } from '../designation/toPlace.ts'
import type { DrawRepository } from '../draw/draw.repository.ts'
import { type DrawLots, madeDraw } from '../draw/drawing.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { isRegistered, type RegisterReader } from '../register/target.repository.ts'
import { keptRolls } from './keptRolls.ts'
import { type ListFigures, listFigures } from './listFigures.ts'
import { listPage } from './listPage.ts'
import type { ListRow, Roll } from './listRoll.ts'

/** How many of a list are told at once, where nobody says how many. */
const mostListed = 100
/** For so many readers of a roll what it comes to is held. */
const mostReaders = 100

/** Which of the lists, and who of those that stand there, are asked for. */
export type AskedOfLists = Partial<Omit<TargetListFilter, 'plan'>>
/** A roll, and who of it is told to a reader. */
interface Seen {
  roll: Roll
  reader: Reader
  isSeen(row: Pick<ListRow, 'regionPath' | 'covert'>): boolean
}

interface Ports {
  plans: PlanCopies
  targets: Pick<RegisterReader, 'within' | 'byIds' | 'isEntering'>
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
   * The lists, or one of them, with a page of those of their targets that the actor may see and is told of; totals are of all of these. A list that came into the plan after
   * the freeze is frozen when somebody is first designated on it. Names, places and figures are those
   * that the list was frozen with.
   */
  byPlan(actor: Actor, plan: string, asked?: AskedOfLists): Promise<TargetListView[]>
}

export function targetListService({ plans, targets, designations, draws, drawLots, clock }: Ports): TargetListService {
  const rolls = keptRolls({ designations, targets })
  /** What the lists of a roll come to for whoever asked; with the roll it is forgotten. */
  const figures = new WeakMap<Roll, Map<string, Map<string, ListFigures>>>()

  function figuresFor(reader: Reader, document: Plan, { roll, isSeen }: Seen): Map<string, ListFigures> {
    const known = figures.get(roll) ?? new Map<string, Map<string, ListFigures>>()
    figures.set(roll, known)
    const key = JSON.stringify(reader)
    const found = known.get(key) ?? listFigures(document, (list) => roll.on(list, 'annex').rows.filter(isSeen))
    known.set(key, found)
    for (const oldest of known.keys()) if (known.size > mostReaders) known.delete(oldest)
    return found
  }
  async function viewsOf(plan: string, ids: readonly string[], { reader, isSeen }: Pick<Seen, 'reader' | 'isSeen'>) {
    if (ids.length === 0) return new Map<string, TargetView[]>()
    const places = (await designations.byTargets(plan, ids, reader)).filter((one) =>
      isSeen({ ...one, covert: one.covert ?? null }),
    )
    const bare = places.flatMap(({ printed, target }) => (printed ? [] : [target]))
    const register = bare.length > 0 ? await targets.byIds(plan, bare) : []
    const byId = new Map(register.map((target) => [target.id, target]))
    const found = grouped(places)
    return new Map(
      [...found].map(([id, all]) => [id, all.map((one) => asListed(one, byId.get(id), all))] as const), // one for each of its lists
    )
  }
  async function byPlan(actor: Actor, plan: string, asked: AskedOfLists = {}): Promise<TargetListView[]> {
    const reader = readerFor(actor, 'targetList.byPlan', plan)
    const document = reader.regions.length > 0 ? await plans.latest(plan) : null
    if (document === null || !concerns(actor, 'targetList.byPlan', { plan, jurisdiction: document.jurisdiction }))
      throw new Problem('absent', 'plan.absent', { plan })
    const frozen = await designations.frozen(plan)
    const roll = await rolls.of(document, frozen)
    const regions = new Set(reader.regions)
    // it lay elsewhere, perhaps, when it came on another list
    const isSeen: Seen['isSeen'] = (row) => row.regionPath.some((region) => regions.has(region)) && isOpenTo(reader, row)
    const sums = figuresFor(reader, document, { roll, reader, isSeen })
    const [secret, isTold] = [new Set(secretLists(document)), toldLists(reader, document)]
    const { list: only, target, text = '', order = 'annex', cursor, limit = mostListed } = asked
    const lists = document.targetLists.filter(({ key }) => only === undefined || key === only)
    const pages = lists.map(({ key }) => listPage(roll.on(key, order), { isSeen, target, text, cursor, limit }))
    const views = await viewsOf(plan, [...new Set(pages.flatMap(({ ids }) => ids))], { reader, isSeen })
    return lists.flatMap(({ key, title }, at) => {
      const [page, sum] = [pages[at], sums.get(key)]
      if (!page || !sum) return []
      const { ids, total, next } = page
      return {
        ...{ key, title, ...sum, total, next },
        frozenOn: frozenOn(frozen, key, () => roll.on(key, 'annex').rows.filter(isSeen)),
        targets: ids.flatMap((id) => views.get(id)?.filter((one) => one.list === key) ?? []),
        isFromSeat: secret.has(key),
        isWithheld: !isTold(key),
      }
    })
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
function frozenOn(frozen: Freeze | null, list: string, rowsOn: () => readonly ListRow[]): string | null {
  if (!frozen) return null
  if (frozen.lists?.includes(list) ?? true) return frozen.frozenOn
  const days = rowsOn().map(({ designatedOn }) => designatedOn)
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
function asListed(
  designation: DesignatedTarget,
  registered: RegisteredTarget | undefined,
  places: readonly DesignatedTarget[],
): TargetView {
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
