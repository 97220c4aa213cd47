import type { SubmissionEvent } from '@duzhan/contracts'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import { noTeam } from './owedVisits.ts'
import type { Parted, Visit } from './visit.repository.ts'

/**
 * The visit that a submission tells of where none was owed: it was done, and pays nothing. One of several parts begins a
 * visit that the others complete. The id names the
 * record that its chain of corrections began with (`first`), so that making it twice makes it once. `designated` is null for a target that no list holds any more.
 */
export function unscheduledVisit(
  { id, plan, target, targetName, place, regionPath, checklist, isLate }: SubmissionEvent,
  designated: DesignatedTarget | null,
  { window, on, first, parted }: { window: string; on: string; first: string; parted?: Parted | undefined },
): Visit & { record?: string } {
  const isDone = parted?.parts.every((part) => part === parted.own.part) ?? true
  return {
    id: `${plan}:unscheduled:${first}`,
    plan,
    regionPath,
    duty: null,
    window,
    dueOn: null,
    target,
    targetName,
    place,
    list: designated?.list ?? '',
    checklist,
    team: designated?.team ?? noTeam,
    ...(isDone ? { status: 'done', submission: id, doneOn: on } : { status: 'due', submission: null, doneOn: null }),
    ...(parted ? { parts: [parted.own] } : { record: first }),
    isLate,
  }
}
