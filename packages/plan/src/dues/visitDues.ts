import { bodyNamed } from '../bodies/bodyNamed.ts'
import { calendarDate, laterOf } from '../calendar/calendarDate.ts'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { VisitMode } from '../schema/visitMode.ts'
import { formedTeam, teamFor, teamOf } from '../targets/teamFor.ts'
import { deadlineOf, type Range } from '../when/dueWindow.ts'
import { limitAfter } from '../when/limitAfter.ts'
import { bodiesFor } from './bodiesFor.ts'
import type { Due, OwingBody } from './due.ts'
import { duesIn, dutyWindows } from './duesOf.ts'
import { dutiesOf } from './dutiesOf.ts'
import type { Duty } from './duty.ts'
import type { Roster } from './roster.ts'
import { subjectsOf } from './subjectsOf.ts'

/**
 * A visit that is owed to a target: a due with the list that it comes by, the checklist to be filled (null where the plan
 * leaves it open), and the last day on which it is before its inspectors, be that the last of its window or the day it is
 * due on. `name` tells it from the others of its plan whoever owes it: a visit passes from one team to another.
 */
export type VisitDue = Due & {
  name: string
  target: string
  list: string
  /** Who comes along, each once, and not who leads. */
  partners: readonly OwingBody[]
  until: string
  checklist: string | null
  modes: readonly VisitMode[]
  isUnannounced: boolean
}

/** Whether a duty is one of visits to targets that stand on lists: those are paid by records. */
export const isTargetVisit = ({ what, about }: Pick<OwedDuty, 'what'> & { about?: OwedDuty['about'] | null }): boolean =>
  what === 'visit' && about?.kind === 'lists'

/** Whether a duty is one of visits to the targets of any of some lists. */
export const visitsAny = (duty: Duty, lists: readonly string[]): boolean =>
  isTargetVisit(duty) && duty.about?.kind === 'lists' && duty.about.targetLists.some((list) => lists.includes(list))

/** What a visit duty is called inside its plan: by its key alone among the visits, where the first release had all of them. */
export const visitName = ({ id }: Pick<Duty, 'id'>): string => id.replace(/^visits\./, '')

/**
 * The visits that a plan's duties owe to the members of its lists on any day of a range, each duty by its own times, team and
 * checklist. Large lists may be given in parts: what a target is owed depends on no other. Pure; throws as `duesOf` does.
 */
export function visitDues(plan: Plan, roster: Roster, calendar: WorkCalendar, range: Range): VisitDue[] {
  return dutiesOf(plan)
    .filter(isTargetVisit)
    .flatMap((duty) => {
      const windows = duty.when ? dutyWindows(duty.when, plan, range, calendar) : []
      const timed = windows.map((window) => ({ ...window, deadline: deadlineOf(window) }))
      return visitsIn(duty, timed, plan, roster)
    })
}

/**
 * The visits that an event calls for: of every visit duty about a list that waits for it, with the limit counted from its
 * instant. The event's id stands for the window, as in `eventDues`.
 */
export function visitsCalledFor(
  plan: Plan,
  roster: Roster,
  calendar: WorkCalendar,
  { id, event, at }: { id: string; event: string; at: Date },
): VisitDue[] {
  return dutiesOf(plan).flatMap((duty) => {
    if (!isTargetVisit(duty) || duty.when?.kind !== 'event' || duty.when.event !== event) return []
    const { dueOn, deadline } = limitAfter(duty.when, at, calendar)
    return visitsIn(duty, [{ key: id, start: calendarDate(at), end: dueOn, dueOn, deadline }], plan, roster)
  })
}

/** The visits of a duty in some windows, to every member of its lists by whoever owes them there. */
export function visitsIn(duty: Duty, windows: Parameters<typeof duesIn>[1], plan: Plan, roster: Roster): VisitDue[] {
  if (windows.length === 0) return []
  return subjectsOf(duty, plan, roster).flatMap((subject) => {
    const { about, list } = subject
    if (about === null || list === null) return []
    const bodies = bodiesFor(duty.who, subject, plan, roster)
    const along = new Map(duty.partners.flatMap((body) => bodiesFor(body, subject, plan, roster)).map((one) => [one.key, one]))
    return (bodies.length > 0 ? bodies : [null]).flatMap((by) =>
      duesIn(duty, windows, [{ by, about }]).map((due): VisitDue => {
        const named = [visitName(duty), about.id, due.window, due.turn, ...(bodies.length > 1 && by ? [by.key] : [])]
        const { checklist, modes, isUnannounced } = duty
        const partners = [...along.values()].filter(({ key }) => key !== by?.key)
        const own = { list, target: about.id, partners, checklist, modes, isUnannounced }
        return { ...due, ...own, name: named.join(':'), until: laterOf(due.end, due.dueOn) }
      }),
    )
  })
}

/**
 * The teams of a plan whose inspectors visit a target on a list: the one that serves the list, and those that a visit duty
 * about the list names. By their keys as they are formed where the target lies.
 */
export function visitingTeams(plan: Plan, list: string, region: string): string[] {
  const own = teamFor(plan, list, region)?.key
  const named = dutiesOf(plan).flatMap(({ what, who, partners, about }) => {
    if (what !== 'visit' || about?.kind !== 'lists' || !about.targetLists.includes(list)) return []
    return [who, ...partners].flatMap((body) => {
      const team = body.kind === 'team' ? plan.assignments.teams?.find(({ key }) => key === body.team) : undefined
      return (team && formedTeam(team, region)?.key) ?? []
    })
  })
  return [...new Set([...(own === undefined ? [] : [own]), ...named])]
}

/**
 * The bodies of the directory to which a plan's visit duties give the targets of some lists, to lead there or to come along: an assessor
 * from outside (第三方), or the team of another place (交叉督战); and those among whom inspectors are drawn for them. A group is not each of its members here.
 */
export function visitingBodies(plan: Plan, lists: readonly string[]): string[] {
  const named = dutiesOf(plan).flatMap((duty) => {
    if (!visitsAny(duty, lists)) return []
    const bodies = [duty.who, ...duty.partners].flatMap((body) => bodyNamed(plan, body) ?? [])
    return [...bodies, ...(duty.inspectors?.among ?? [])]
  })
  return [...new Set(named)]
}

/** Whether somebody who inspects for some teams (null: for any) inspects for one of those named. */
export const isOfTeams = (teams: readonly string[] | null, named: readonly string[]): boolean =>
  teams === null || named.some((team) => teams.includes(teamOf(team)))

/**
 * A visit duty without a time. `isOfTeam`: a team's to do, rather than an office's or a leader's own; the older list of visits names
 * under `unit` only who leads what the team of the list does.
 */
export type AnytimeDuty = Pick<VisitDue, 'name' | 'title' | 'isUnannounced'> & { isOfTeam: boolean }

/**
 * The visit duties that name a list and no time ("regularly", "from time to time"), by name and title: its targets may be
 * visited on any day and as often as one likes; such visits count and are never due.
 */
export function anytimeDuties(plan: Plan, list: string): AnytimeDuty[] {
  return dutiesOf(plan)
    .filter((duty) => isTargetVisit(duty) && duty.when === null)
    .filter(({ about }) => about?.kind === 'lists' && about.targetLists.includes(list))
    .map((duty) => ({
      name: visitName(duty),
      title: duty.title,
      isUnannounced: duty.isUnannounced,
      isOfTeam: duty.who.kind === 'team' || (duty.who.kind === 'unit' && duty.id.startsWith('visits.')),
    }))
}
