import { dueVisits, type Plan, type Window } from '@duzhan/plan'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Visit } from './visit.repository.ts'

/** The visits that a plan's duties owe a designated target in a window. The id says it all, so making them twice makes them once. */
export function owedVisits(plan: Plan, designated: DesignatedTarget, window: Window): Visit[] {
  const { target, targetName, place, regionPath, list, team } = designated
  return dueVisits(plan, { list }, window).flatMap(({ duty, times, due, checklist }) =>
    Array.from(
      { length: times },
      (_, index): Visit => ({
        id: `${plan.code}:${duty}:${target}:${window.key}:${index + 1}`,
        plan: plan.code,
        regionPath,
        duty,
        window: window.key,
        dueOn: due,
        target,
        targetName,
        place,
        list,
        checklist: checklist ?? '',
        team: team ?? noTeam,
        status: 'due',
        submission: null,
        doneOn: null,
      }),
    ),
  )
}

/** Stands where a plan names no team for a list. */
export const noTeam = { key: '', title: '' }
