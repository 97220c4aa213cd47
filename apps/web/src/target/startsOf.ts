import type { TargetCard, VisitView } from '@duzhan/contracts'

/** A checklist, or a part of one, that the reader may begin to fill about a target. */
export interface Start {
  checklist: string
  title: string
  /** Whose part it is: the key of a team of the plan; null for the team that the target is assigned to. */
  part: string | null
  team: string
  /** The visit that it would be filled for, and what its duty is called; null where none is owed that names it. */
  visit: string | null
  duty: string | null
  /** Whether it is still to be done: owed, or never done before. */
  isFirst: boolean
}

/** What the reader may fill about a target, with the visit that each would pay: of each duty the one that is owed last. */
export function startsOf({ checklists, visits }: Pick<TargetCard, 'checklists' | 'visits'>): Start[] {
  const due = visits.filter(({ status }) => status === 'due')
  return checklists.flatMap(({ key, title, parts }) =>
    parts.flatMap(({ part, team }): Start[] => {
      const isIn = (of: VisitView) => of.parts.some((one) => one.part === part && one.submission !== null)
      const isTheirs = (of: VisitView) => part !== null || of.isYours
      const owed = due.filter((visit) => visit.checklist === key && isTheirs(visit) && !isIn(visit))
      const start = { checklist: key, title, part, team }
      if (owed.length > 0)
        return lastOfEachDuty(owed).map((visit) => ({ ...start, visit: visit.id, duty: visit.title, isFirst: true }))
      const isOpen = due.some(({ checklist }) => checklist === '')
      const wasDone = visits.some((visit) => visit.checklist === key && (visit.status === 'done' || isIn(visit)))
      return [{ ...start, visit: null, duty: null, isFirst: isOpen || !wasDone }]
    }),
  )
}

/**
 * Of the visits that each duty owes the one whose window began last, what is due first standing first: what was missed before is
 * made up for by its own row.
 */
function lastOfEachDuty(visits: readonly VisitView[]): VisitView[] {
  const last = new Map<string | null, VisitView>()
  for (const visit of visits) if ((last.get(visit.duty)?.start ?? '') < visit.start) last.set(visit.duty, visit)
  const dueOf = ({ dueOn, until }: VisitView): string => dueOn ?? until
  return [...last.values()].sort((one, other) => dueOf(one).localeCompare(dueOf(other)))
}
