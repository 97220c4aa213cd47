import type { TargetCard } from '@duzhan/contracts'

/** A checklist that the reader may begin to fill about a target. */
export interface Start {
  checklist: string
  title: string
  /** The visit that it would be filled for; null where none is owed that names it. */
  visit: string | null
  /** Whether it is still to be done: owed, or never done before. */
  isFirst: boolean
}

/** What the reader may fill about a target, with the visit that each would pay. */
export function startsOf({ checklists, visits }: Pick<TargetCard, 'checklists' | 'visits'>): Start[] {
  const due = visits.filter(({ status }) => status === 'due')
  return checklists.map(({ key, title }) => {
    const owed = due.find(({ checklist }) => checklist === key)
    const isOpen = due.some(({ checklist }) => checklist === '')
    const wasDone = visits.some(({ status, checklist }) => status === 'done' && checklist === key)
    return { checklist: key, title, visit: owed?.id ?? null, isFirst: owed !== undefined || isOpen || !wasDone }
  })
}
