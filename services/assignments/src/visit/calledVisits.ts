import { calendarDate, nationalCalendar, type Plan, visitsCalledFor } from '@duzhan/plan'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { Occurrence } from '../occurrence/occurrence.repository.ts'
import type { Around, AroundOf } from './around.ts'
import type { DrawInspectors } from './drawInspectors.ts'
import { rosterFor, visitOf } from './owedVisits.ts'
import type { Visit, VisitRepository } from './visit.repository.ts'
import type { OpenVisits } from './visitOpening.ts'

/**
 * The visits that events call for to some designated targets: to those within the region of the event, or to the one that it
 * happened to, that stood on their list on its day. What was taken back calls for nothing.
 */
export function calledVisits(
  plan: Plan,
  designated: readonly DesignatedTarget[],
  occurrences: readonly Occurrence[],
  around: Around,
): Visit[] {
  return occurrences.flatMap(({ id, event, region, target, at, takenBack }) => {
    if (takenBack) return []
    const day = calendarDate(at)
    const there = designated.filter(
      (one) =>
        one.regionPath.includes(region) &&
        (target === undefined || one.target === target.id) &&
        one.designatedOn <= day &&
        !one.retiredOn,
    )
    const rows = new Map(there.map((one) => [`${one.target} ${one.list}`, one]))
    return visitsCalledFor(plan, rosterFor(there, around), nationalCalendar, { id, event, at }).flatMap((due) => {
      const row = rows.get(`${due.target} ${due.list}`)
      return row ? [visitOf(plan, row, { ...due, title: `${due.title}（${event}）` })] : []
    })
  })
}

/** What an event calls for in visits. */
export type VisitsCalled = (
  plan: Plan,
  occurrence: Occurrence,
) => Promise<{
  visits: readonly Visit[]
  open(): Promise<void>
  /** Those that nobody has made yet are owed no more. */
  cancel(): Promise<void>
}>

export function visitsCalled({
  designations,
  visits,
  around: aroundOf,
  drawInspectors,
  openVisits,
}: {
  designations: Pick<DesignationRepository, 'within'>
  visits: Pick<VisitRepository, 'ensure' | 'cancelWindow'>
  around: AroundOf
  drawInspectors: DrawInspectors
  openVisits: OpenVisits
}): VisitsCalled {
  return async (plan, occurrence) => {
    const designated = await designations.within(plan.code, [occurrence.region], 'platform')
    const around = await aroundOf(plan)
    const called = calledVisits(plan, designated, [occurrence], around)
    return {
      visits: called,
      async open() {
        await openVisits(plan)
        await visits.ensure(await drawInspectors(plan, called, around))
      },
      cancel: () => visits.cancelWindow({ plan: plan.code, region: occurrence.region, window: occurrence.id }),
    }
  }
}
