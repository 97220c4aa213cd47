import { type CloseOut, lookedBackTo, nationalCalendar, type Plan, type Roster, visitsLookingBack } from '@duzhan/plan'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { Around } from './around.ts'
import { rosterFor, visitOf } from './owedVisits.ts'
import type { Visit } from './visit.repository.ts'

interface Within {
  closeOuts: readonly CloseOut[]
  range: { from: string; to: string }
  around: Around
}

/**
 * The visits of some designated targets that look back at what was closed out there, owed on any day of a range: at those alone that stood
 * on their list by the close-out. The id says target and day, so that making them twice makes them once.
 */
export function lookBackVisits(
  plan: Plan,
  designated: readonly DesignatedTarget[],
  { closeOuts, range, around }: Within,
): Visit[] {
  const standing = designated.filter(({ retiredOn }) => !retiredOn)
  const rows = new Map(standing.map((one) => [`${one.target} ${one.list}`, one]))
  const closed = new Set(closeOuts.map(({ target }) => target))
  const roster: Roster = rosterFor(
    standing.filter(({ target }) => closed.has(target)),
    around,
  )
  return visitsLookingBack(plan, roster, nationalCalendar, { closeOuts, range }).flatMap((due) => {
    const row = rows.get(`${due.target} ${due.list}`)
    return row && row.designatedOn <= (lookedBackTo(due.window) ?? '') ? [visitOf(plan, row, due)] : []
  })
}
