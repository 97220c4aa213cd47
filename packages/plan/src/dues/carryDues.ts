import type { WorkCalendar } from '../calendar/workCalendar.ts'
import type { Plan } from '../schema/planSchema.ts'
import { isAlive, type Range } from '../when/dueWindow.ts'
import { ofPlan } from '../wording/words.ts'
import { type Due, isUndated } from './due.ts'
import { duesOf } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import { cancelDue, type DueReason, type KeptDue, openDue } from './keptDue.ts'
import type { Roster } from './roster.ts'

/** What a new revision makes of the dues that were open: those that go on, those that end with a reason, and those that begin. */
export interface CarriedDues {
  carried: KeptDue[]
  cancelled: KeptDue[]
  opened: KeptDue[]
}

interface InForce {
  plan: Plan
  roster: Roster
  calendar: WorkCalendar
}

/** What is found again under the new revision, by ever less of what tells a due from others. */
function reasonFor(due: KeptDue, next: readonly Due[], plan: Plan, duties: ReadonlySet<string>): DueReason {
  const { revision } = plan
  if (!duties.has(due.duty)) return { code: 'due.duty-removed', details: { revision } }
  const alike = next.filter(({ duty, about }) => duty === due.duty && about?.id === due.about?.id)
  if (alike.length === 0 && due.about !== null)
    return { code: 'due.subject-left', details: { revision, title: ofPlan(due.about.title) } }
  const other = alike.find(({ window, turn, by }) => window === due.window && turn === due.turn && by?.key !== due.by?.key)
  if (other?.by) return { code: 'due.body-changed', details: { revision, body: ofPlan(other.by.title) } }
  return { code: 'due.window-changed', details: { revision } }
}

/**
 * Holds the dues of a range of days against a new revision, or a changed register. An open due that is demanded as before
 * goes on, with the deadline and the words that the new revision gives it; one that is not is cancelled for a reason that
 * is shown; what is demanded and was not kept, or was cancelled before, is opened. What an event called for, or somebody handed in
 * unasked, goes on for as long as the plan has its duty. What is done, missed, or excused stays as it is, and
 * so does what lies outside the range.
 */
export function carryDues(
  kept: readonly KeptDue[],
  { plan, roster, calendar, range, at }: InForce & { range: Range; at: Date },
): CarriedDues {
  const next = duesOf(plan, roster, calendar, range)
  const byKey = new Map(next.map((due) => [due.key, due]))
  const known = new Set(kept.filter(({ state }) => state !== 'cancelled').map(({ key }) => key))
  const all = dutiesOf(plan)
  const duties = new Set(all.map(({ id }) => id))
  const undated = new Set(all.filter(({ when }) => when === null || when.kind === 'event').map(({ id }) => id))
  const stands = (due: KeptDue) => byKey.has(due.key) || (isUndated(due) && undated.has(due.duty))
  const open = kept.filter((due) => due.state === 'open' && isAlive(due, range))
  const carried = open.filter(stands).map((due) => ({ ...due, ...byKey.get(due.key) }))
  const cancelled = open
    .filter((due) => !stands(due))
    .map((due) => cancelDue(due, { reason: reasonFor(due, next, plan, duties), at }))
  return { carried, cancelled, opened: next.filter(({ key }) => !known.has(key)).map(openDue) }
}
