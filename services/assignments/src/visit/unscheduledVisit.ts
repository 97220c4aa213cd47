import type { SubmissionEvent } from '@duzhan/contracts'
import { isOfTarget } from '@duzhan/service-kit'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import { noTeam } from './owedVisits.ts'
import type { Done, HeldVisit } from './visit.repository.ts'

/** What the visit of nobody's owing is called that a chain of records tells of, by the record that it began with. */
export const unscheduledId = (plan: string, first: string): string => `${plan}:unscheduled:${first}`

/**
 * The visit that a submission tells of where none was owed: it was done, and pays nothing. One of several parts begins a
 * visit that the others complete. The id names the record that its chain of corrections began with, so that making it twice
 * makes it once. What list and team it is of says `onList`.
 */
export function unscheduledVisit(
  { id, plan, target, targetName, place, regionPath, checklist, isLate, teams, isOwn, covert, bodies }: SubmissionEvent,
  { window, on, first, parted }: Pick<Done, 'window' | 'on' | 'first' | 'parted'>,
): HeldVisit {
  const isDone = parted?.parts.every((part) => part === parted.own.part) ?? true
  return {
    id: unscheduledId(plan, first),
    plan,
    regionPath,
    duty: null,
    title: '',
    window,
    ...{ start: on, until: on, dueOn: null, deadline: null },
    target,
    targetName,
    place,
    list: '',
    checklist,
    team: isOfTarget({ teams, isOwn }) ? { key: `target:${target}`, title: targetName } : noTeam,
    ...{ ownTeam: '', isUnannounced: covert !== undefined },
    ...(isDone ? { status: 'done', submission: id, doneOn: on } : { status: 'due', submission: null, doneOn: null }),
    ...(parted ? { parts: [parted.own] } : { record: first }),
    isLate,
    ...(covert && { covert }),
    ...(bodies && { bodies }),
  }
}

/** An unscheduled visit with the list and the team of its target, unless the target made it itself; one that no list holds any more has neither. */
export const onList = (visit: HeldVisit, designated: DesignatedTarget | undefined): HeldVisit => ({
  ...visit,
  list: designated?.list ?? '',
  team: visit.team.key === '' ? (designated?.team ?? noTeam) : visit.team,
})
