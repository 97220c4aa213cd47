import type { OwedVisit } from './owedVisit.ts'

/** A visit on the board, with how many of the same duty to the same target went before it in the windows shown. */
export interface BoardRow {
  visit: OwedVisit
  missedBefore: number
  doneBefore: number
}

/**
 * One row for each duty at each target: its window that began last, with every visit owed in it, and before that only how
 * many were missed and made. A patrol of every day is one row a month, not thirty.
 */
export function boardRows(visits: readonly OwedVisit[]): BoardRow[] {
  const groups = new Map<string, OwedVisit[]>()
  for (const visit of visits) {
    const key = `${visit.duty} ${visit.target.id}`
    const group = groups.get(key)
    if (group) group.push(visit)
    else groups.set(key, [visit])
  }
  return [...groups.values()].flatMap((group) => {
    const last =
      group
        .map(({ start }) => start)
        .sort()
        .at(-1) ?? ''
    const before = group.filter(({ start }) => start < last)
    const count = (status: OwedVisit['status']) => before.filter((visit) => visit.status === status).length
    return group
      .filter(({ start }) => start === last)
      .map((visit, index) => ({
        visit,
        missedBefore: index === 0 ? count('due') : 0,
        doneBefore: index === 0 ? count('done') : 0,
      }))
  })
}
