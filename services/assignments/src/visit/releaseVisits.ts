import { laterOf, nationalCalendar, type Plan, type Release, visitsAfterReleases } from '@duzhan/plan'
import type { DesignatedTarget } from '../designation/designation.repository.ts'
import type { KeptStanding } from '../designation/standing.ts'
import type { Around } from './around.ts'
import { rosterFor, visitOf } from './owedVisits.ts'
import type { Visit } from './visit.repository.ts'

interface Within {
  /** Calendar dates in Asia/Shanghai, both included. */
  range: { from: string; to: string }
  around: Around
}

/** A place on a list that a target left last, as it stood there, with the day. */
export type LeftPlace = DesignatedTarget & { releasedOn: string }

/**
 * The places that targets left when they came to stand on no list any more: of all places of some targets, those whose last spell ended on the
 * last day on which any did. What still stands on a list is visited by that, and who left the register is not looked back at.
 */
export function leftPlaces(places: readonly KeptStanding[]): LeftPlace[] {
  const own = new Map<string, KeptStanding[]>()
  for (const place of places) own.set(place.target, [...(own.get(place.target) ?? []), place])
  return [...own.values()].flatMap((all) => {
    if (all.some(({ stands, retiredOn }) => stands || retiredOn)) return []
    const ended = all.flatMap((place) => {
      const last = place.past.at(-1)
      return last ? [{ place, last }] : []
    })
    const on = ended.reduce((latest, { last }) => laterOf(latest, last.until), '')
    return ended.flatMap(({ place, last }): LeftPlace[] => {
      if (last.until !== on) return []
      const { reasons, printed, list, from } = last
      return [{ ...place, reasons, printed, list, designatedOn: from, releasedOn: on }]
    })
  })
}

/** The visits that look back at released targets, owed on any day of a range. The id says duty, target and day, so that making them twice makes them once. */
export function releaseVisits(plan: Plan, left: readonly LeftPlace[], { range, around }: Within): Visit[] {
  const rows = new Map(left.map((one) => [`${one.target} ${one.list}`, one]))
  const releases = left.map(({ target, list, releasedOn }): Release => ({ target, list, on: releasedOn }))
  return visitsAfterReleases(plan, rosterFor(left, around), nationalCalendar, { releases, range }).flatMap((due) => {
    const row = rows.get(`${due.target} ${due.list}`)
    return row ? [visitOf(plan, row, due)] : []
  })
}
