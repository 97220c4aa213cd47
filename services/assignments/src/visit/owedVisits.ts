import { nationalCalendar, type Plan, type Roster, type VisitDue, visitDues } from '@duzhan/plan'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Around } from './around.ts'
import { givenTo } from './inspects.ts'
import type { Visit } from './visit.repository.ts'

/** Stands where a plan names nobody for a list. */
export const noTeam = { key: '', title: '' }

interface Within {
  /** Calendar dates in Asia/Shanghai, both included. */
  range: { from: string; to: string }
  around: Around
}

/**
 * The visits that a plan's duties owe some designated targets on any day of a range, each by its own times, team and
 * checklist. The id says it all, so making them twice makes them once. Who came on a list later owes nothing for the
 * windows before.
 */
export function owedVisits(plan: Plan, designated: readonly DesignatedTarget[], { range, around }: Within): Visit[] {
  const rows = new Map(designated.map((one) => [`${one.target} ${one.list}`, one]))
  return visitDues(plan, rosterFor(designated, around), nationalCalendar, range).flatMap((due) => {
    const row = rows.get(`${due.target} ${due.list}`)
    // who is in the register no longer is owed nothing
    const isOwed = row && row.designatedOn <= due.until && !(row.retiredOn && row.retiredOn <= due.end)
    return row && isOwed ? [visitOf(plan, row, due)] : []
  })
}

/** Designated targets as the register and the lists that a plan's duties are read over. */
export const rosterFor = (designated: readonly DesignatedTarget[], around: Around): Roster => ({
  ...around,
  targets: [...new Map(designated.map((one) => [one.target, one])).values()].map(
    ({ target: id, targetName: name, kind, regionCode, printed }) => ({
      ...{ id, name, kind, regionCode },
      attributes: printed?.attributes ?? {},
    }),
  ),
  designations: designated.map(({ target: targetId, list, reasons }) => ({ targetId, list, reasons })),
})

/** A visit that is due to a designated target, as it is kept. */
export function visitOf(plan: Plan, row: DesignatedTarget, due: VisitDue): Visit {
  const { target, targetName, place, regionPath, list, team } = row
  const { name, title, window, start, until, dueOn, deadline, checklist, isUnannounced } = due
  const by = { team: owingTeam(due, team), partners: due.partners.map(asTeam) }
  const bodies = givenTo(by)
  return {
    id: `${plan.code}:${name}`,
    plan: plan.code,
    regionPath,
    duty: name.split(':')[0] ?? name,
    ...{ title, window, start, until, dueOn, deadline, target, targetName, place, list, isUnannounced },
    checklist: checklist ?? '',
    team: by.team,
    ...(by.partners.length > 0 && { partners: by.partners }),
    ...(bodies.length > 0 && { bodies }),
    ...(due.modes.includes('covert') && due.modes.length === 1 && { isCovertOnly: true as const }),
    ownTeam: team?.key ?? '',
    status: 'due',
    submission: null,
    doneOn: null,
  }
}

/** Who owes a visit: a team is called as it is at its targets, any other body as the plan calls it. */
function owingTeam({ by }: VisitDue, own: DesignatedTarget['team']): Visit['team'] {
  if (by === null) return noTeam
  const team = asTeam(by)
  return team.key === own?.key ? own : team
}

/** A team stands under its own key, any other body under its kind and key. */
const asTeam = ({ key, title }: NonNullable<VisitDue['by']>): Visit['team'] => ({ key: key.replace(/^team:/, ''), title })
