import type { ListSponsors, NamedTarget, TargetListView } from '@duzhan/contracts'
import { listTotals, type Plan, printedFigures, sponsorGaps, type TargetList } from '@duzhan/plan'
import type { ListRow } from './listRoll.ts'

/** So many of those who have no sponsor are named. */
const mostNamed = 100

export type ListFigures = Pick<TargetListView, 'count' | 'totals' | 'figures' | 'hasPlaces' | 'hasNotes' | 'printed' | 'sponsors'>

/** What those who stand on each list of a plan come to; `rowsOn` answers all of a list that somebody is told of. */
export function listFigures(plan: Plan, rowsOn: (list: string) => readonly ListRow[]): Map<string, ListFigures> {
  const sponsorsOf = sponsoring(plan)
  return new Map(plan.targetLists.map((list) => [list.key, figuresOn(plan, list, { rows: rowsOn(list.key), sponsorsOf })]))
}

interface On {
  rows: readonly ListRow[]
  sponsorsOf(list: string, rows: readonly ListRow[]): ListSponsors
}

function figuresOn(plan: Plan, list: TargetList, { rows, sponsorsOf }: On): ListFigures {
  const designations = rows.map(({ id }) => ({ targetId: id, list: list.key }))
  const totals = listTotals(designations, rows, plan).find((one) => one.list === list.key)?.sums ?? {}
  return {
    count: rows.length,
    totals,
    figures: [...new Set([...new Set(rows.map(({ figures }) => figures))].flat())], // many have the same ones
    hasPlaces: rows.some(({ place }) => place !== ''),
    hasNotes: rows.some(({ hasNote }) => hasNote),
    printed: printedFigures(list, rows, totals),
    sponsors: sponsorsOf(list.key, rows),
  }
}

/** Who answers for those on a list, and who has nobody; asked list by list, each target that must have a sponsor is counted once. */
function sponsoring(plan: Plan): On['sponsorsOf'] {
  const { sponsors = [], sponsored = [] } = plan.assignments
  const answered = new Set(sponsors.flatMap(({ targets }) => targets))
  const counted = new Set<string>()
  return (list, rows) => {
    const due = sponsored.includes(list) ? rows.filter(({ id }) => !counted.has(id)) : []
    for (const { id } of due) counted.add(id)
    const gaps = new Set(
      sponsorGaps(
        plan,
        due.map(({ id }) => ({ targetId: id, list })),
      ),
    )
    return {
      named: rows.filter(({ id }) => answered.has(id)).map(namedTarget),
      due: due.length,
      without: gaps.size,
      first: due
        .filter(({ id }) => gaps.has(id))
        .slice(0, mostNamed)
        .map(namedTarget),
    }
  }
}

const namedTarget = ({ id, name }: ListRow): NamedTarget => ({ id, name })
