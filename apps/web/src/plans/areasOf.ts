import { isTargetVisit, type Plan } from '@duzhan/plan'

/** The areas of work besides the plan's own page; each has its entry in the menu. */
export type Area = 'visits' | 'findings' | 'dues' | 'filings' | 'summary'

/**
 * The areas in which a plan gives anything to do or to see: visits where a duty asks for them, findings and figures
 * where it lists targets, dues where something is owed besides visits, filings where lower jurisdictions owe their plans.
 */
export function areasOf(plan: Pick<Plan, 'duties' | 'targetLists' | 'milestones'>): Set<Area> {
  const { duties, targetLists } = plan
  const visits = [...(duties.visits ?? []), ...(duties.owed ?? []).filter(isTargetVisit)]
  const supervises = targetLists.length > 0
  const areas: [Area, boolean][] = [
    ['visits', supervises && visits.length > 0],
    ['findings', supervises],
    ['dues', owesPapers(plan)],
    ['filings', duties.filings?.some(({ what }) => what === 'plan') ?? false],
    ['summary', supervises],
  ]
  return new Set(areas.flatMap(([area, isThere]) => (isThere ? [area] : [])))
}

/** Whether anything but visits to listed targets is owed, by a day, after an event or at any time; a task only where it has a time of its own. */
function owesPapers({ duties, milestones }: Pick<Plan, 'duties' | 'milestones'>): boolean {
  const { reports = [], meetings = [], filings = [], owed = [] } = duties
  const other = owed.filter((duty) => !isTargetVisit(duty) && (duty.what !== 'task' || duty.when !== undefined))
  return milestones.length + reports.length + meetings.length + filings.length + other.length > 0
}
