interface Filling {
  plan: string
  target: string
  /** The visit that the checklist is filled for; null where none is owed. */
  visit: string | null
  checklist: string
  /** Whose part of it: the key of a team of the plan; null for the team that the target is assigned to. */
  part: string | null
}

/** Where a checklist about a target is filled: for the visit that is owed, or on no visit's account. */
export function fillPath({ plan, target, visit, checklist, part }: Filling): string {
  const about = `/${plan}/targets/${target}`
  const work = visit === null ? `checklists/${checklist}` : `visits/${encodeURIComponent(visit)}`
  return `${about}/${work}${part === null ? '' : `/parts/${part}`}/fill`
}
