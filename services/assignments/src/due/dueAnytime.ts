import type { Actor, DueAnytime, DueOffer, Verb } from '@duzhan/contracts'
import {
  addDays,
  calendarDate,
  type Duty,
  dueKey,
  dutiesOf,
  isUndated,
  openDue,
  owing,
  type Plan,
  startOfDay,
} from '@duzhan/plan'
import { regionPath } from '@duzhan/regions'
import type { TrackedDue } from './due.ts'
import type { DueAccess, DuePorts } from './dueAccess.ts'
import type { DueEvents } from './dueEvents.ts'
import { paperPlan, placeOf, receiverOf } from './dueOpening.ts'
import { speaksFor, whoseFor } from './dueRights.ts'

const isUnasked = ({ when }: Duty): boolean => when === null
/** Whether the register has to be read to know who owes a duty. */
const isAboutTargets = ({ about }: Duty): boolean => about?.kind === 'lists' || about?.kind === 'targets'
const papersOf = (plan: Plan): readonly Duty[] => dutiesOf(paperPlan(plan))

/** Where the targets lie that an actor may owe something about: within its regions, or anywhere for a single target or body. */
function lookedInto(actor: Actor, verb: Verb, { code, jurisdiction }: Plan): readonly string[] {
  const { regions, owers } = whoseFor(actor, verb, code)
  return owers.length === 0 ? regions : [jurisdiction]
}

/** What no calendar calls for: what bodies hand in of themselves, and what an event makes them owe. */
export function dueAnytime(access: DueAccess, { rosterOf, clock }: DuePorts, events: Pick<DueEvents, 'offered'>) {
  /** What may be handed in unasked by bodies within some regions, each as a due of today under an id. */
  async function unasked(plan: Plan, within: readonly string[], id: string): Promise<TrackedDue[]> {
    const duties = papersOf(plan).filter(isUnasked)
    if (duties.length === 0) return []
    const roster = await rosterOf(plan, duties.some(isAboutTargets) ? within : [], 'platform')
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

  async function anytime(actor: Actor, code: string): Promise<DueAnytime> {
    const plan = await access.inForce(actor, 'due.anytime', code)
    const id = '00000000-0000-0000-0000-000000000000'
    const offers = (await unasked(plan, lookedInto(actor, 'due.handIn', plan), id))
      .filter((due) => speaksFor(actor, due))
      .map(({ key, duty, what, title, by, about, to }): DueOffer => {
        const names = { by: by?.title ?? null, about: about?.title ?? null, to: to.title }
        return { keyStart: key.slice(0, key.indexOf(id)), duty, what, title, ...names }
      })
    return { plan: code, offers, ...(await events.offered(actor, plan)) }
  }

  return { anytime, byKey }
}
