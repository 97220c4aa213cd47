import type { Actor, DueEvent, DueSummary, DueTell, DueTold, DueUntell, Verb } from '@duzhan/contracts'
import {
  calendarDate,
  type Duty,
  dutiesOf,
  eventDues,
  firstDay,
  isTargetVisit,
  nationalCalendar,
  openDue,
  type Plan,
  withdrawDue,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, isWithin, type RegionCode, regionCode, regionPath, seatsOver } from '@duzhan/regions'
import { may, reach, readerFor } from '@duzhan/service-kit'
import { toldLists } from '../designation/secrecy.ts'
import type { Occurrence } from '../occurrence/occurrence.repository.ts'
import { isTold } from '../visit/inspects.ts'
import type { TrackedDue } from './due.ts'
import type { DueAccess, DuePorts } from './dueAccess.ts'
import { paperPlan, placeOf, receiverOf } from './dueOpening.ts'
import { placeOfDue } from './dueRights.ts'
import { toSummary } from './dueView.ts'

/** The duties of a plan that wait for events: what is handed in, and visits. */
const waitingIn = (plan: Plan): Duty[] =>
  [...dutiesOf(paperPlan(plan)), ...dutiesOf(plan).filter(isTargetVisit)].filter(({ when }) => when?.kind === 'event')
const waitsFor =
  (event: string) =>
  ({ when }: Duty): boolean =>
    when?.kind === 'event' && when.event === event

/** Whoever answers for a region after an event in it: what lies within, and what lies above. */
const isConcerned = (place: readonly string[], region: RegionCode): boolean =>
  place.includes(region) || (seatsOver(region) as readonly string[]).includes(place.at(-1) ?? '')

/** Events that a plan has duties for: who may tell of which, what they call for, and that one was told by mistake. */
export function dueEvents(
  access: DueAccess,
  {
    dues,
    occurrences,
    visitsCalled,
    rosterOf,
    clock,
  }: Pick<DuePorts, 'dues' | 'occurrences' | 'visitsCalled' | 'rosterOf' | 'clock'>,
) {
  /** Where an actor may tell of an event: the places of the actor's grants under the plan, and those right below them. */
  function placesFor(actor: Actor, { code, jurisdiction }: Plan, places: ReadonlyMap<string, string>) {
    const own = reach(actor, 'due.tell', code).map((region) =>
      isWithin(regionCode(jurisdiction), regionCode(region)) ? jurisdiction : region,
    )
    return [...places]
      .filter(
        ([place]) =>
          isRegionCode(place) &&
          seatsOver(place)
            .slice(-2)
            .some((near) => own.includes(near)),
      )
      .map(([place, name]) => ({ code: place, name }))
  }
  const mayAt = (actor: Actor, verb: Verb, { plan, region }: Pick<Occurrence, 'plan' | 'region'>): boolean =>
    may(actor, verb, { plan, regionPath: regionPath(region) })

  const toView = (actor: Actor, places: ReadonlyMap<string, string>, one: Occurrence): DueEvent => ({
    ...{ id: one.id, event: one.event, text: one.text, by: one.by.title },
    place: one.target?.name ?? places.get(one.region) ?? '',
    at: one.at.toISOString(),
    takenBack: one.takenBack && { at: one.takenBack.at.toISOString(), by: one.takenBack.by.title, text: one.takenBack.text },
    mayTakeBack: one.takenBack === null && mayAt(actor, 'due.untell', one),
  })

  /** The events of which an actor may tell, where, and those that were told within reach. */
  async function offered(actor: Actor, plan: Plan) {
    const waiting = waitingIn(plan)
    const isTeller = waiting.length > 0 && reach(actor, 'due.tell', plan.code).length > 0
    if (!isTeller) return { events: [], places: [], told: [] }
    const names = (await rosterOf(plan, [], 'platform')).places
    const places = placesFor(actor, plan, names)
    const events = new Map<string, string[]>()
    for (const { when, title } of waiting)
      if (when?.kind === 'event') events.set(when.event, [...(events.get(when.event) ?? []), title])
    const told = (await occurrences.ofPlan(plan.code)).filter((one) => mayAt(actor, 'due.tell', one))
    return {
      events: places.length > 0 ? [...events].map(([title, duties]) => ({ title, duties })) : [],
      places,
      told: told.map((one) => toView(actor, names, one)),
    }
  }

  async function tell(
    actor: Actor,
    { plan: code, id, event, region, target: about, at: instant, text }: DueTell,
  ): Promise<DueTold> {
    const plan = await access.opened(actor, 'due.tell', code)
    const where = regionCode(region)
    if (!isWithin(where, regionCode(plan.jurisdiction)) || !mayAt(actor, 'due.tell', { plan: code, region: where }))
      throw new Problem('absent', 'region.absent', { region })
    const duties = waitingIn(plan).filter(waitsFor(event))
    if (duties.length === 0) throw new Problem('invalid', 'due.event-unknown')
    const [now, at] = [clock.now(), new Date(instant)]
    const day = calendarDate(at)
    if (at > now || day < firstDay(plan) || day > plan.period.end) throw new Problem('invalid', 'due.event-outside')
    const by = { id: actor.id, title: actor.title }
    const target = about === undefined ? undefined : await targetIn(plan, about, where)
    const said: Occurrence = {
      ...{ id, plan: code, event, region: where, at, text, by, toldAt: now, takenBack: null },
      ...(target && { target }),
    }
    const opened = await duesFor(plan, duties, said)
    const called = await visitsCalled(plan, said)
    const isToldOf = toldLists(readerFor(actor, 'due.tell', plan.code), plan)
    const told = called.visits.filter((visit) => isToldOf(visit.list) || isTold(actor, plan, visit)).length
    // whether it calls for a visit by a list of which the actor is not told is not said either
    const isAllTold = duties.every(({ about }) => about?.kind !== 'lists' || about.targetLists.every(isToldOf))
    if (opened.length + told === 0 && isAllTold) throw new Problem('invalid', 'due.event-without-bodies')
    const standing = await occurrences.add(said)
    // told before under this id: what stands is what it called for then
    if (standing.takenBack) throw new Problem('conflict', 'due.event-taken-back')
    if (opened.length > 0) await dues.add(opened, 'tell')
    await called.open()
    const moment = await access.momentOf(plan)
    const mine = opened.filter((due) => may(actor, 'due.board', placeOfDue(due)))
    return { dues: mine.map((due): DueSummary => toSummary(due, moment)), visits: told }
  }

  /** The target of the register that an event happened to. Throws `target.absent` for one that is not there, or not in the region. */
  async function targetIn(plan: Plan, id: string, region: RegionCode): Promise<NonNullable<Occurrence['target']>> {
    const found = (await rosterOf(plan, [region], 'platform')).targets.find((one) => one.id === id)
    if (!found) throw new Problem('absent', 'target.absent', { target: id })
    return { id, name: found.name }
  }

  async function duesFor(
    plan: Plan,
    duties: readonly Duty[],
    { id, event, at, text, by, region, target }: Occurrence,
  ): Promise<TrackedDue[]> {
    const papers = duties.filter((duty) => !isTargetVisit(duty))
    if (papers.length === 0) return []
    const roster = await rosterOf(plan, [plan.jurisdiction], 'platform')
    const lies = new Map(roster.targets.map(({ id: target, regionCode: lying }) => [target, lying]))
    // what happened to one target concerns those around it, wherever in the region it was told
    const where = target ? regionCode(lies.get(target.id) ?? region) : region
    const step = { verb: 'tell' as const, at: clock.now(), by, text: `${event}：${text}` }
    return papers.flatMap((duty) =>
      eventDues(plan, roster, nationalCalendar, { id, duty: duty.id, about: null, at }).flatMap((due): TrackedDue[] => {
        const seat = placeOf(due, plan, lies, roster.bodies)
        const place = { plan: plan.code, regionPath: regionPath(seat) }
        if (target && due.about?.kind === 'target' && due.about.id !== target.id) return []
        if (!isConcerned(place.regionPath, where)) return []
        const to = receiverOf(duty, seat, plan, roster)
        return [{ ...openDue(due), ...place, to, mayBeNil: duty.mayBeNil, steps: [step], version: 0 }]
      }),
    )
  }

  /** What was handed in and visited for it stays; nothing more is owed for it. */
  async function untell(actor: Actor, { plan: code, id, text }: DueUntell): Promise<void> {
    const plan = await access.opened(actor, 'due.untell', code)
    const said = await occurrences.byId(code, id)
    if (said === null || !mayAt(actor, 'due.untell', said)) throw new Problem('absent', 'event.absent')
    const takenBack = { at: clock.now(), by: { id: actor.id, title: actor.title }, text }
    const isFirst = await occurrences.takeBack(said, takenBack)
    // also where it was taken back before: what a crash left open then is owed no more now
    const open = (await dues.ofPlan(code)).filter((due) => due.window === id && due.state === 'open')
    const cancelled = open.map(
      (due): TrackedDue => ({
        ...due,
        ...withdrawDue(due, { reason: text, at: takenBack.at }),
        steps: [...due.steps, { verb: 'cancel', ...takenBack }],
        version: due.version + 1,
      }),
    )
    await dues.carry({ opened: [], carried: [], cancelled })
    await (await visitsCalled(plan, said)).cancel()
    if (!isFirst) throw new Problem('conflict', 'due.event-taken-back')
  }

  return { offered, tell, untell }
}

export type DueEvents = ReturnType<typeof dueEvents>
