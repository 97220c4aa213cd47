import type { Plan } from '@duzhan/plan'

/** The areas of work besides the plan's own page; each has its entry in the menu. */
export type Area = 'visits' | 'findings' | 'dues' | 'filings' | 'summary'

/**
 * The areas in which a plan gives anything to do or to see: visits where a duty asks for them, findings and figures
 * where it lists targets, dues where something is to be handed in by a day, filings where lower jurisdictions owe their plans.
 */
export function areasOf(plan: Pick<Plan, 'duties' | 'targetLists' | 'milestones'>): Set<Area> {
  const { duties, targetLists } = plan
  const supervises = targetLists.length > 0
  const areas: [Area, boolean][] = [
    ['visits', supervises && (duties.visits?.length ?? 0) > 0],
    ['findings', supervises],
    ['dues', owesPapers(plan)],
    ['filings', duties.filings?.some(({ what }) => what === 'plan') ?? false],
    ['summary', supervises],
  ]
  return new Set(areas.flatMap(([area, isThere]) => (isThere ? [area] : [])))
}

/** Whether anything but visits, plans and tasks is owed by a day: what has no day is never due. */
function owesPapers({ duties, milestones }: Pick<Plan, 'duties' | 'milestones'>): boolean {
  const { reports = [], meetings = [], filings = [], owed = [] } = duties
  return (
    milestones.length > 0 ||
    [...reports, ...meetings].some(({ cycle }) => cycle !== undefined) ||
    filings.some(({ what }) => what !== 'plan') ||
    owed.some(({ what, when }) => what !== 'visit' && what !== 'task' && when !== undefined)
  )
}
