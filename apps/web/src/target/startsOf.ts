import type { TargetCard } from '@duzhan/contracts'

/** A checklist, or a part of one, that the reader may begin to fill about a target. */
export interface Start {
  checklist: string
  title: string
  /** Whose part it is: the key of a team of the plan; null for the team that the target is assigned to. */
  part: string | null
  team: string
  /** The visit that it would be filled for; null where none is owed that names it. */
  visit: string | null
  /** Whether it is still to be done: owed, or never done before. */
  isFirst: boolean
}

/** What the reader may fill about a target, with the visit that each would pay. */
export function startsOf({ checklists, visits }: Pick<TargetCard, 'checklists' | 'visits'>): Start[] {
  const due = visits.filter(({ status }) => status === 'due')
  return checklists.flatMap(({ key, title, parts }) =>
    parts.map(({ part, team }) => {
      const isIn = (of: (typeof visits)[number]) => of.parts.some((one) => one.part === part && one.submission !== null)
      const owed = due.find((visit) => visit.checklist === key && !isIn(visit))
      const isOpen = due.some(({ checklist }) => checklist === '')
      const wasDone = visits.some((visit) => visit.checklist === key && (visit.status === 'done' || isIn(visit)))
      const isFirst = owed !== undefined || isOpen || !wasDone
      return { checklist: key, title, part, team, visit: owed?.id ?? null, isFirst }
    }),
  )
}
