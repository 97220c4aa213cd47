import type { VisitView } from '@duzhan/contracts'

/** A visit that a duty asks for by a day. */
export type OwedVisit = VisitView & { duty: string; dueOn: string }

/** Whether a visit was owed: what an inspector did beyond that names no duty and no day. */
export const isOwed = (visit: VisitView): visit is OwedVisit => visit.duty !== null && visit.dueOn !== null

/**
 * Of each duty at each target the visits of the window that began last, and with the first of them how many before that were
 * missed and made. A patrol of every day is one row a month, not thirty.
 */
export function latestVisits(visits: readonly OwedVisit[]): OwedVisit[] {
  const groups = new Map<string, OwedVisit[]>()
  for (const visit of visits) {
    const key = `${visit.duty} ${visit.target.id}`
    const group = groups.get(key)
    if (group) group.push(visit)
    else groups.set(key, [visit])
  }
  return [...groups.values()].flatMap((group) => {
    const starts = group.map(({ start }) => start).sort()
    const last = starts.at(-1) ?? ''
    const earlier = group.filter(({ start }) => start < last)
    const count = (status: OwedVisit['status']) => earlier.filter((visit) => visit.status === status).length
    const before = { missed: count('due'), done: count('done') }
    return group
      .filter(({ start }) => start === last)
      .map((visit, index) => ({ ...visit, before: index === 0 ? before : { missed: 0, done: 0 } }))
  })
}
