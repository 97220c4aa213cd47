import type { SubmissionEvent } from '@duzhan/contracts'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import { noTeam } from './owedVisits.ts'
import type { Visit } from './visit.repository.ts'

/**
 * The visit that a submission tells of where none was owed: it was done, and pays nothing. The id names the
 * record that its chain of corrections began with (`first`), so that making it twice makes it once. `designated` is null for a target that no list holds any more.
 */
export function unscheduledVisit(
  { id, plan, target, targetName, place, regionPath, checklist, isLate }: SubmissionEvent,
  designated: DesignatedTarget | null,
  { window, on, first }: { window: string; on: string; first: string },
): Visit & { record: string } {
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
    status: 'done',
    submission: id,
    record: first,
    doneOn: on,
    isLate,
  }
}
