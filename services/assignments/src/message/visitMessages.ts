import type { Actor, MessageTopic } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { givenTo, inspectsVisit, isTold } from '../visit/inspects.ts'
import type { Visit, VisitTally } from '../visit/visit.repository.ts'
import { inspectsPart, partsAsked } from '../visit/visitParts.ts'
import type { Audience } from './audience.ts'
import type { Message } from './message.ts'

/** What of the visits of a day is told: what is owed, what is due by the next working day, what went over its day lately. */
export interface Days {
  today: string
  /** The next working day after today. */
  next: string
  /** The first day of which it is told that something went over it. */
  since: string
  at: Date
}

/** Which messages a visit that is due on a day is counted in. */
export function topicsOf(noun: 'visit' | 'due', dueOn: string, { today, next, since }: Days): MessageTopic[] {
  if (dueOn < today) return dueOn >= since ? [`${noun}.late`] : []
  const opened: MessageTopic[] = noun === 'visit' ? ['visit.opened'] : []
  return dueOn <= next ? [...opened, `${noun}.soon`] : opened
}

/** Somebody who inspects in a team, or in any, at a seat: whether a visit is theirs is asked of them as of anybody. */
const inspectorAt = (plan: Plan, region: string, team: string): Actor => ({
  ...{ id: '', account: '', title: '' },
  grants: [{ role: 'inspector', region, plan: plan.code, ...(team !== '' && { team }) }],
})

/** Whether a visit is an actor's to make, or a part of it, and known to them. */
function isTheirs(actor: Actor, plan: Plan, visit: Visit): boolean {
  if (!isTold(actor, plan, visit)) return false
  const parts = partsAsked(plan, visit.checklist)
  return inspectsVisit(actor, visit) || parts.some((part) => part !== null && inspectsPart(actor, visit, part))
}

/** One message for each duty and window, or each day that is due, to each team at each seat: of how many visits, never of which. */
export function visitMessages(plan: Plan, tallies: readonly VisitTally[], days: Days): Message[] {
  const found = new Map<string, Message>()
  const teams = ['', ...(plan.assignments.teams ?? []).map(({ key }) => key)]
  const add = (one: Visit, count: number, whom: string, audience: Audience) => {
    const { duty, window, title, dueOn } = one
    if (dueOn === null) return
    for (const topic of topicsOf('visit', dueOn, days)) {
      const id = `${topic} ${plan.code} ${duty} ${window} ${dueOn} ${whom}`
      const before = found.get(id)?.count ?? 0
      const base = { id, plan: plan.code, topic, at: days.at, audiences: [audience], shown: null, things: [] }
      found.set(id, { ...base, words: { title, on: dueOn }, count: before + count })
    }
  }
  for (const { region, one, count } of tallies) {
    const path = regionPath(regionCode(region))
    const visit = { ...one, regionPath: path }
    // a target's own visits are told on its page, where its people begin
    if (visit.team.key.startsWith('target:')) continue
    for (const team of teams)
      if (isTheirs(inspectorAt(plan, region, team), plan, visit))
        add(visit, count, `=${region} ${team}`, { rule: 'team', verb: 'visit.list', region, team })
    // each visit lies in one province
    if (path.length === 1)
      for (const body of givenTo(visit))
        add(visit, count, `@${body}`, { rule: 'place', verb: 'visit.list', regionPath: [], bodies: [body] })
  }
  return [...found.values()]
}
