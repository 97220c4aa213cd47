import type { Plan } from '@duzhan/plan'

/** The areas of work besides the plan's own page; each has its entry in the menu. */
export type Area = 'visits' | 'findings' | 'filings' | 'summary'

/**
 * The areas in which a plan gives anything to do or to see: visits where a duty asks for them, findings and figures
 * where it lists targets, filings where lower jurisdictions owe their plans.
 */
export function areasOf({ duties, targetLists }: Pick<Plan, 'duties' | 'targetLists'>): Set<Area> {
  const supervises = targetLists.length > 0
  const areas: [Area, boolean][] = [
    ['visits', supervises && (duties.visits?.length ?? 0) > 0],
    ['findings', supervises],
    ['filings', duties.filings?.some(({ what }) => what === 'plan') ?? false],
    ['summary', supervises],
  ]
  return new Set(areas.flatMap(([area, isThere]) => (isThere ? [area] : [])))
}
