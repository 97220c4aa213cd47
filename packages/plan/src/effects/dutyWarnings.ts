import { bodiesFor } from '../dues/bodiesFor.ts'
import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { secretLists } from '../dues/secretLists.ts'
import { type Subject, subjectsOf } from '../dues/subjectsOf.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { isWaiting } from '../when/settledWhen.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { type DutyEffect, namesOf, whoWords } from './dutyEffect.ts'

const needsRecipient: ReadonlySet<string> = new Set(['report', 'handIn', 'filing'])

/** The key that a plan names of the directory, where nobody who stands there today has it. */
const unregisteredBody = (body: Body, { bodies = [] }: Roster): string[] =>
  body.kind === 'body' && !bodies.some(({ key, retiredOn }) => key === body.body && retiredOn === null) ? [body.body] : []

/** Of who is to come along on a visit, whoever is nobody beside who leads it there, with how many visits that makes short of it. */
function missingPartners(duty: Duty, plan: Plan, roster: Roster): PlanFault[] {
  if (duty.partners.length === 0) return []
  const subjects = subjectsOf(duty, plan, roster)
  const leading = subjects.map((subject) => new Set(bodiesFor(duty.who, subject, plan, roster).map(({ key }) => key)))
  return duty.partners.flatMap((partner, index) => {
    if (unregisteredBody(partner, roster).length > 0) return [] // said by its key
    const isAlong = (subject: Subject, at: number) =>
      bodiesFor(partner, subject, plan, roster).some(({ key }) => !leading[at]?.has(key))
    const count = subjects.filter((subject, at) => !isAlong(subject, at)).length
    const told = { ...namesOf(duty), who: whoWords(partner, duty, plan, roster), count }
    return count > 0 ? [planFault('duty.partner-nobody', `${duty.path}.with.${index}`, told)] : []
  })
}

/** The titles of the lists made by lot whose members read there that they were drawn, and so that somebody will come unannounced. */
function drawnInTheOpen({ isUnannounced, about }: Duty, plan: Plan): string[] {
  if (!isUnannounced || about?.kind !== 'lists') return []
  const secret = secretLists(plan)
  return plan.targetLists.flatMap(({ key, title, draw }) =>
    draw && about.targetLists.includes(key) && !secret.includes(key) ? [title] : [],
  )
}

/** Whether a duty is about a list of which the reader is not told: how many it is about is no business of theirs. */
const isWithheld = ({ about }: Duty, { withheld = [] }: Roster): boolean =>
  about?.kind === 'lists' && about.targetLists.some((list) => withheld.includes(list))

/** The titles of the groups of the directory among some bodies: who is granted one of its members is not given the visits of the group. */
const groupsIn = (named: readonly Body[], roster: Roster | null): string[] =>
  (roster?.bodies ?? []).flatMap(({ key, kind, title }) =>
    kind === 'group' && named.some((body) => body.kind === 'body' && body.body === key) ? [title] : [],
  )

/** What of a duty can never take effect, each with what to change. Who owes it can only be judged over a register. */
export function dutyWarnings({ duty, windows, owed }: DutyEffect, plan: Plan, roster: Roster | null): PlanFault[] {
  const { path, when, who, to, partners } = duty
  const names = namesOf(duty)
  const isDated = when !== null && !isWaiting(when)
  const unnamed = (owed ?? []).filter(({ by }) => by === null).length
  const isKnown = roster !== null && !isWithheld(duty, roster)
  const isAboutNothing = isKnown && duty.about !== null && subjectsOf(duty, plan, roster).length === 0
  const among = (duty.inspectors?.among ?? []).map((body): Body => ({ kind: 'body', body }))
  const unregistered =
    roster === null ? [] : [who, ...partners, ...(to ? [to] : []), ...among].flatMap((body) => unregisteredBody(body, roster))
  const isUnregistered = who.kind === 'body' && unregistered.includes(who.body)
  const isOwedByNobody = isKnown && !isAboutNothing && !isUnregistered && owed?.length === 0
  const isOnSpot = isTargetVisit(duty)
  const groups = isOnSpot ? groupsIn([who, ...partners, ...among], roster) : []
  return [
    ...groups.map((body) => planFault('duty.visit-by-group', path, { ...names, body })),
    ...drawnInTheOpen(duty, plan).map((list) => planFault('duty.drawn-in-the-open', path, { ...names, list })),
    ...(partners.length > 0 && !isOnSpot ? [planFault('duty.partners-idle', path, names)] : []),
    ...(duty.modes.includes('joint') && partners.length === 0 ? [planFault('duty.joint-alone', path, names)] : []),
    ...(duty.modes.includes('lookBack') && when?.kind !== 'closeOut' && when?.kind !== 'release'
      ? [planFault('duty.looks-back-at-nothing', path, names)]
      : []),
    ...(roster !== null && isOnSpot ? missingPartners(duty, plan, roster) : []),
    ...(duty.checklist !== null && !isOnSpot ? [planFault('duty.checklist-idle', path, names)] : []),
    ...(isDated && windows.length === 0 ? [planFault('duty.never-due', path, names)] : []),
    ...(needsRecipient.has(duty.what) && duty.to === null ? [planFault('duty.without-recipient', path, names)] : []),
    ...(isAboutNothing ? [planFault('duty.list-empty', path, names)] : []),
    ...(isOwedByNobody ? [planFault('duty.body-unknown', path, { ...names, who: whoWords(who, duty, plan, roster) })] : []),
    ...[...new Set(unregistered)].map((body) => planFault('duty.body-unregistered', path, { ...names, body })),
    ...(unnamed > 0 && !isUnregistered ? [planFault('duty.owed-by-nobody', path, { ...names, count: unnamed })] : []),
  ]
}
