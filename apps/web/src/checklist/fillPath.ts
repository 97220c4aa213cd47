interface Filling {
  plan: string
  target: string
  /** The visit that the checklist is filled for; null where none is owed. */
  visit: string | null
  checklist: string
}

/** Where a checklist about a target is filled: for the visit that is owed, or on no visit's account. */
export function fillPath({ plan, target, visit, checklist }: Filling): string {
  const about = `/${plan}/targets/${target}`
  return visit === null ? `${about}/checklists/${checklist}/fill` : `${about}/visits/${encodeURIComponent(visit)}/fill`
}
