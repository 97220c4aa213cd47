import type { Roster } from '../dues/roster.ts'
import { subjectsOf } from '../dues/subjectsOf.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { type DutyEffect, namesOf, whoWords } from './dutyEffect.ts'

const needsRecipient: ReadonlySet<string> = new Set(['report', 'handIn', 'filing'])

/** What of a duty can never take effect, each with what to change. Who owes it can only be judged over a register. */
export function dutyWarnings({ duty, windows, owed }: DutyEffect, plan: Plan, roster: Roster | null): PlanFault[] {
  const { path, when, who } = duty
  const names = namesOf(duty)
  const isDated = when !== null && when.kind !== 'event'
  const unnamed = (owed ?? []).filter(({ by }) => by === null).length
  const isAboutNothing = roster !== null && duty.about !== null && subjectsOf(duty, plan, roster).length === 0
  const isOwedByNobody = roster !== null && !isAboutNothing && owed?.length === 0
  return [
    ...(isDated && windows.length === 0 ? [planFault('duty.never-due', path, names)] : []),
    ...(needsRecipient.has(duty.what) && duty.to === null ? [planFault('duty.without-recipient', path, names)] : []),
    ...(isAboutNothing ? [planFault('duty.list-empty', path, names)] : []),
    ...(isOwedByNobody ? [planFault('duty.body-unknown', path, { ...names, who: whoWords(who, duty, plan) })] : []),
    ...(unnamed > 0 ? [planFault('duty.owed-by-nobody', path, { ...names, count: unnamed })] : []),
  ]
}
