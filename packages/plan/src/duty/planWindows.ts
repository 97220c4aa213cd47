import { earlierOf } from '../calendar/calendarDate.ts'
import type { Cycle, Phase } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { closesItself, type LongRhythm, type Rhythm } from '../schema/rhythm.ts'
import { type Window, windowOf, windowsBetween } from './window.ts'

/** What the windows of a plan follow from. */
type Timed = Pick<Plan, 'period' | 'document' | 'cycles' | 'duties'>

/** The key of the one window of a plan whose visits have no cycle: all of its days. */
export const wholePlan = 'plan'

/** The first day that a plan prints: its start, else the day of its issue; undefined when it prints neither. */
export const printedFirstDay = ({ period, document }: Pick<Plan, 'period' | 'document'>): string | undefined =>
  period.start ?? document.issuedOn

/**
 * A plan's first day: as printed, else the day of its issue, else the first of January of the year in which it ends,
 * as a plan is made for a year where it does not say otherwise.
 */
export const firstDay = ({ period, document }: Pick<Plan, 'period' | 'document'>): string =>
  earlierOf(printedFirstDay({ period, document }) ?? `${period.end.slice(0, 4)}-01-01`, period.end)

/**
 * The windows in which a plan's visits are counted, in order, from its first day to its last: those of its visit cycle,
 * or, where its visits have no cycle ("regularly"), exactly one, the whole plan.
 */
export function planWindows(plan: Timed): Window[] {
  const cycle = visitCycle(plan)
  return cycle ? windowsBetween(cycle, firstDay(plan), plan.period.end) : [wholeOf(plan)]
}

/** The window in which a record finished on a calendar date counts; what lies beyond the plan's days counts by its cycle all the same. */
export function windowOfVisits(plan: Timed, date: string): Window {
  const cycle = visitCycle(plan)
  return cycle ? windowOf(cycle, date) : wholeOf(plan)
}

/** The window that runs on a calendar date: the first one before the plan has begun, the last one once it has ended. */
export function currentWindow(plan: Timed, today: string): Window {
  const start = firstDay(plan)
  return windowOfVisits(plan, earlierOf(today < start ? start : today, plan.period.end))
}

const wholeOf = (plan: Timed): Window => ({ key: wholePlan, start: firstDay(plan), end: plan.period.end })

/** A cycle by which figures are counted. */
type Counted = { every: LongRhythm; from: string } & Pick<Cycle, 'endsOn'>

/** What figures are counted by where visits are owed more often than once a week, or by parts of a month: nobody reports by the day. */
const counted = ({ every, endsOn = 'last' }: { every: Rhythm; endsOn?: Cycle['endsOn'] }): Omit<Counted, 'from'> =>
  closesItself(every) ? { every: 'month', endsOn: 'last' } : { every, endsOn }

/**
 * The rhythm by which a plan's records are counted: that of its first visit duty that has one, and months where that is
 * shorter than a week; undefined without.
 */
export function visitCycle(plan: Timed): Counted | undefined {
  const { cycles, duties } = plan
  const named = duties.visits?.find(({ cycle }) => cycle !== undefined)?.cycle
  const when = duties.owed?.find((duty) => duty.what === 'visit' && duty.when?.kind === 'cycle')?.when
  const cycle = cycles.find(({ key }) => key === named) ?? (when?.kind === 'cycle' ? when : undefined)
  return cycle && { ...counted(cycle), from: firstDay(plan) }
}

/** The phases that run on a calendar date: none, one, or two where they share a day. */
export function phasesOn(plan: Pick<Plan, 'phases'>, date: string): Phase[] {
  return plan.phases.filter((phase) => phase.start <= date && date <= phase.end)
}
