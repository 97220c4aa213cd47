import type { VisitView } from '@duzhan/contracts'
import type { Verification } from '@duzhan/plan'

/** The last self-check of a target made by a day that a verification is held against; null where there is none. */
export function newestSelfCheck(
  visits: readonly VisitView[],
  { selfCheck }: Pick<Verification, 'selfCheck'>,
  by: string,
): (VisitView & { submission: string; doneOn: string }) | null {
  const made = visits.flatMap((visit) => {
    const { duty, status, submission, doneOn } = visit
    const isMade = duty !== null && duty === selfCheck?.name && status === 'done'
    return isMade && submission !== null && doneOn !== null && doneOn <= by ? [{ ...visit, submission, doneOn }] : []
  })
  return made.reduce<(typeof made)[number] | null>(
    (newest, visit) => (newest === null || newest.doneOn < visit.doneOn ? visit : newest),
    null,
  )
}
