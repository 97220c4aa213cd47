import { earlierOf } from '../calendar/calendarDate.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Stretch, When } from '../schema/when.ts'

type Dated = Extract<Stretch, { kind: 'dates' }>

/** A stretch that needs no plan to be read: a phase has become its dates, and an open start the plan's first day. */
export type SettledStretch = Exclude<Stretch, { kind: 'phase' | 'dates' }> | (Dated & { start: string })

type Cycle = Extract<When, { kind: 'cycle' }>
/** A cycle with the plan's first day, from which two weeks are counted. */
export type SettledCycle = Omit<Cycle, 'during'> & { from?: string; during?: SettledStretch[] }
type Windows = Omit<Extract<When, { kind: 'windows' }>, 'windows'> & { windows: SettledStretch[] }
type Single = Extract<When, { kind: 'date' }> & { start: string }
export type EventLimit = Extract<When, { kind: 'event' }>
export type CloseOutLimit = Extract<When, { kind: 'closeOut' }>
export type ReleaseLimit = Extract<When, { kind: 'release' }>
/** What waits for something to happen: no calendar says when. */
type Waiting = EventLimit | CloseOutLimit | ReleaseLimit

/** Whether a *when* has no days of its own until something happens. */
export const isWaiting = <Time extends { kind: string }>(when: Time): when is Extract<Time, Waiting> =>
  when.kind === 'event' || when.kind === 'closeOut' || when.kind === 'release'

/** When something is owed, as the calendar alone can read it. */
export type SettledWhen = SettledCycle | Windows | Single | Waiting

type Dates = Pick<Plan, 'phases' | 'period' | 'document'>

function settled(plan: Dates) {
  const first = firstDay(plan)
  const phases = new Map(plan.phases.map((phase) => [phase.key, phase]))
  return (stretch: Stretch): SettledStretch[] => {
    if (stretch.kind === 'dates') return [{ ...stretch, start: stretch.start ?? earlierOf(first, stretch.end) }]
    if (stretch.kind !== 'phase') return [stretch]
    const phase = phases.get(stretch.phase)
    return phase ? [{ kind: 'dates', key: phase.key, title: phase.title, start: phase.start, end: phase.end }] : []
  }
}

/**
 * When something is owed, with the phases of its plan as dates and open starts closed by the plan's first day. A phase
 * that the plan does not have, in a draft that no check has seen, gives no window.
 */
export function settledWhen(when: When, plan: Dates): SettledWhen {
  const stretches = (given: readonly Stretch[]): SettledStretch[] => given.flatMap(settled(plan))
  switch (when.kind) {
    case 'cycle': {
      const { during, ...cycle } = when
      const from = when.every === 'twoWeeks' ? { from: firstDay(plan) } : {}
      return { ...cycle, ...from, ...(during && { during: stretches(during) }) }
    }
    case 'windows':
      return { ...when, windows: stretches(when.windows) }
    case 'date':
      return { ...when, start: earlierOf(firstDay(plan), when.due) }
    case 'event':
    case 'closeOut':
    case 'release':
      return when
  }
}
