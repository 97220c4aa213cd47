import type { Roster } from '../dues/roster.ts'
import { subjectsOf } from '../dues/subjectsOf.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { type DutyEffect, namesOf, whoWords } from './dutyEffect.ts'

const needsRecipient: ReadonlySet<string> = new Set(['report', 'handIn', 'filing'])

/** The key that a plan names of the directory, where nobody who stands there today has it. */
const unregisteredBody = (body: Body, { bodies = [] }: Roster): string[] =>
  body.kind === 'body' && !bodies.some(({ key, retiredOn }) => key === body.body && retiredOn === null) ? [body.body] : []

/** What of a duty can never take effect, each with what to change. Who owes it can only be judged over a register. */
export function dutyWarnings({ duty, windows, owed }: DutyEffect, plan: Plan, roster: Roster | null): PlanFault[] {
  const { path, when, who, to } = duty
  const names = namesOf(duty)
  const isDated = when !== null && when.kind !== 'event'
  const unnamed = (owed ?? []).filter(({ by }) => by === null).length
  const isAboutNothing = roster !== null && duty.about !== null && subjectsOf(duty, plan, roster).length === 0
  const unregistered = roster === null ? [] : [who, ...(to ? [to] : [])].flatMap((body) => unregisteredBody(body, roster))
  const isUnregistered = who.kind === 'body' && unregistered.includes(who.body)
  const isOwedByNobody = roster !== null && !isAboutNothing && !isUnregistered && owed?.length === 0
  const isOnSpot = isTargetVisit(duty)
  return [
    ...(duty.partners.length > 0 && !isOnSpot ? [planFault('duty.partners-idle', path, names)] : []),
    ...(duty.modes.includes('joint') && duty.partners.length === 0 ? [planFault('duty.joint-alone', path, names)] : []),
    ...(duty.checklist !== null && !isOnSpot ? [planFault('duty.checklist-idle', path, names)] : []),
    ...(isDated && windows.length === 0 ? [planFault('duty.never-due', path, names)] : []),
    ...(needsRecipient.has(duty.what) && duty.to === null ? [planFault('duty.without-recipient', path, names)] : []),
    ...(isAboutNothing ? [planFault('duty.list-empty', path, names)] : []),
    ...(isOwedByNobody ? [planFault('duty.body-unknown', path, { ...names, who: whoWords(who, duty, plan, roster) })] : []),
    ...[...new Set(unregistered)].map((body) => planFault('duty.body-unregistered', path, { ...names, body })),
    ...(unnamed > 0 && !isUnregistered ? [planFault('duty.owed-by-nobody', path, { ...names, count: unnamed })] : []),
  ]
}
