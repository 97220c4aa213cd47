import type { Actor, DueAnytime, DueOffer, DueSummary, DueTell, Verb } from '@duzhan/contracts'
import {
  addDays,
  calendarDate,
  type Duty,
  dueKey,
  dutiesOf,
  eventDues,
  firstDay,
  isUndated,
  nationalCalendar,
  openDue,
  owing,
  type Plan,
  startOfDay,
} from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, isWithin, type RegionCode, regionCode, regionPath } from '@duzhan/regions'
import { may, reach } from '@duzhan/service-kit'
import type { TrackedDue } from './due.ts'
import type { DueDesk, DuePorts } from './dueDesk.ts'
import { paperPlan, placeOf, receiverOf } from './dueOpening.ts'
import { placeOfDue, speaksFor, whoseFor } from './dueRights.ts'
import { toSummary } from './dueView.ts'

const waitsForEvent = ({ when }: Duty): boolean => when?.kind === 'event'
const isUnasked = ({ when }: Duty): boolean => when === null
/** Whether the register has to be read to know who owes a duty. */
const isAboutTargets = ({ about }: Duty): boolean => about?.kind === 'lists' || about?.kind === 'targets'
const papersOf = (plan: Plan): Duty[] => dutiesOf(paperPlan(plan))

/** Where the targets lie that an actor may owe something about: within its regions, or anywhere for a single target or body. */
function lookedInto(actor: Actor, verb: Verb, { code, jurisdiction }: Plan): readonly string[] {
  const { regions, owers } = whoseFor(actor, verb, code)
  return owers.length === 0 ? regions : [jurisdiction]
}

/** What no calendar calls for: what bodies hand in of themselves, and what an event makes them owe. */
export function dueAnytime(desk: DueDesk, { dues, rosterOf, clock }: DuePorts) {
  /** What may be handed in unasked by bodies within some regions, each as a due of today under an id. */
  async function unasked(plan: Plan, within: readonly string[], id: string): Promise<TrackedDue[]> {
    const duties = papersOf(plan).filter(isUnasked)
    if (duties.length === 0) return []
    const roster = await rosterOf(plan, duties.some(isAboutTargets) ? within : [])
    const lies = new Map(roster.targets.map(({ id: target, regionCode: code }) => [target, code]))
    const today = calendarDate(clock.now())
    return duties.flatMap((duty) =>
      owing(duty, plan, roster).flatMap((owed): TrackedDue[] => {
        if (owed.by === null) return []
        const named = { duty: duty.id, ...owed, window: id, turn: 1 }
        const days = { start: today, end: today, dueOn: today, deadline: startOfDay(addDays(today, 1)) }
        const due = openDue({ ...named, ...days, key: dueKey(named), what: duty.what, title: duty.title })
        const at = placeOf(due, plan, lies, roster.bodies)
        const place = { plan: plan.code, regionPath: regionPath(at) }
        return [{ ...due, ...place, to: receiverOf(duty, at, plan, roster), mayBeNil: false, steps: [], version: 0 }]
      }),
    )
  }

  /** The due of a key that nobody has handed anything in for, where a body may do so unasked; null for any other key. */
  async function byKey(actor: Actor, plan: Plan, key: string): Promise<TrackedDue | null> {
    const window = key.split('/').at(-2) ?? ''
    if (!isUndated({ window })) return null
    const found = await unasked(plan, lookedInto(actor, 'due.byKey', plan), window)
    return found.find((due) => due.key === key) ?? null
  }

  /** Where an actor may tell of an event: the places of the actor's grants under the plan, and those right below them. */
  function placesFor(actor: Actor, { code, jurisdiction }: Plan, places: ReadonlyMap<string, string>) {
    const own = reach(actor, 'due.tell', code).map((region) =>
      isWithin(regionCode(jurisdiction), regionCode(region)) ? jurisdiction : region,
    )
    return [...places]
      .filter(
        ([place]) =>
          isRegionCode(place) &&
          regionPath(place)
            .slice(-2)
            .some((near) => own.includes(near)),
      )
      .map(([place, name]) => ({ code: place, name }))
  }

  async function anytime(actor: Actor, code: string): Promise<DueAnytime> {
    const plan = await desk.inForce(actor, 'due.anytime', code)
    const waiting = papersOf(plan).filter(waitsForEvent)
    const events = new Map<string, string[]>()
    for (const { when, title } of waiting)
      if (when?.kind === 'event') events.set(when.event, [...(events.get(when.event) ?? []), title])
    const id = '00000000-0000-0000-0000-000000000000'
    const offers = (await unasked(plan, lookedInto(actor, 'due.handIn', plan), id))
      .filter((due) => speaksFor(actor, due))
      .map(({ key, duty, what, title, by, about, to }): DueOffer => {
        const names = { by: by?.title ?? null, about: about?.title ?? null, to: to.title }
        return { keyStart: key.slice(0, key.indexOf(id)), duty, what, title, ...names }
      })
    const mayTell = waiting.length > 0 && reach(actor, 'due.tell', code).length > 0
    const places = mayTell ? placesFor(actor, plan, (await rosterOf(plan, [])).places) : []
    return {
      plan: code,
      offers,
      events: places.length > 0 ? [...events].map(([title, duties]) => ({ title, duties })) : [],
      places,
    }
  }

  /** Whoever answers for a region after an event in it: what lies within, and what lies above. */
  const isConcerned = (place: readonly string[], region: RegionCode): boolean =>
    place.includes(region) || (regionPath(region) as readonly string[]).includes(place.at(-1) ?? '')

  async function tell(actor: Actor, { plan: code, id, event, region, at: instant, text }: DueTell): Promise<DueSummary[]> {
    const plan = await desk.opened(actor, 'due.tell', code)
    const where = regionCode(region)
    const path = regionPath(where)
    if (!isWithin(where, regionCode(plan.jurisdiction)) || !may(actor, 'due.tell', { plan: code, regionPath: path }))
      throw new Problem('absent', 'region.absent', { region })
    const duties = papersOf(plan).filter(({ when }) => when?.kind === 'event' && when.event === event)
    if (duties.length === 0) throw new Problem('invalid', 'due.event-unknown')
    const [now, at] = [clock.now(), new Date(instant)]
    const day = calendarDate(at)
    if (at > now || day < firstDay(plan) || day > plan.period.end) throw new Problem('invalid', 'due.event-outside')
    const roster = await rosterOf(plan, [plan.jurisdiction])
    const lies = new Map(roster.targets.map(({ id: target, regionCode: lying }) => [target, lying]))
    const step = { verb: 'tell' as const, at: now, by: { id: actor.id, title: actor.title }, text: `${event}：${text}` }
    const told = duties.flatMap((duty) =>
      eventDues(plan, roster, nationalCalendar, { id, duty: duty.id, about: null, at }).flatMap((due): TrackedDue[] => {
        const seat = placeOf(due, plan, lies, roster.bodies)
        const place = { plan: code, regionPath: regionPath(seat) }
        if (!isConcerned(place.regionPath, where)) return []
        const to = receiverOf(duty, seat, plan, roster)
        return [{ ...openDue(due), ...place, to, mayBeNil: duty.mayBeNil, steps: [step], version: 0 }]
      }),
    )
    if (told.length === 0) throw new Problem('invalid', 'due.event-without-bodies')
    await dues.add(told, 'tell')
    const moment = await desk.momentOf(plan)
    return told.filter((due) => may(actor, 'due.board', placeOfDue(due))).map((due) => toSummary(due, moment))
  }

  return { anytime, tell, byKey }
}
