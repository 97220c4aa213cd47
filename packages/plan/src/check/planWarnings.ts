import { addDays } from '../calendar/addDays.ts'
import { earlierOf } from '../calendar/calendarDate.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import { isTargetVisit } from '../dues/visitDues.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { dayWords, stretchWords } from '../wording/valueWords.ts'
import { uiWarnings } from './checklistFaults.ts'

const shortTitle = (title: string): string => title.replace(/阶段$/, '')

/** In the order of their days, in whatever order the document lists them. */
function betweenPhases({ phases }: Plan): PlanFault[] {
  const inTime = [...phases.entries()].sort(([, one], [, other]) =>
    one.start < other.start ? -1 : Number(one.start > other.start),
  )
  return inTime.slice(1).flatMap(([at, phase], index) => {
    const [, earlier] = inTime[index] ?? []
    if (!earlier) return []
    const path = `phases.${at}.start`
    const titles = { before: shortTitle(earlier.title), after: shortTitle(phase.title) }
    if (phase.start <= earlier.end) {
      const last = earlierOf(phase.end, earlier.end)
      return [planFault('phase.overlap', path, { ...titles, days: stretchWords(phase.start, last) })]
    }
    const [first, last] = [addDays(earlier.end, 1), addDays(phase.start, -1)]
    return first > last ? [] : [planFault('phase.gap', path, { ...titles, days: stretchWords(first, last) })]
  })
}

const againstPeriod = ({ phases, milestones, period }: Plan): PlanFault[] => [
  ...phases.flatMap(({ start, end, title }, index) =>
    end > period.end || (period.start && start < period.start)
      ? [planFault('phase.outside-period', `phases.${index}`, { title: shortTitle(title) })]
      : [],
  ),
  ...milestones.flatMap(({ due, title }, index) =>
    due > period.end ? [planFault('milestone.after-period', `milestones.${index}.due`, { title })] : [],
  ),
]

function againstIssue({ document: { issuedOn }, period, phases }: Plan): PlanFault[] {
  const begun = period.start ?? phases[0]?.start
  if (!issuedOn || !begun || begun >= issuedOn) return []
  return [planFault('plan.begun-before-issue', 'period.start', { begun: dayWords(begun), issued: dayWords(issuedOn) })]
}

function unserved(plan: Plan): PlanFault[] {
  const { targetLists, assignments } = plan
  const served = new Set(assignments.teams?.flatMap((team) => team.targetLists))
  const visits = dutiesOf(plan).filter(isTargetVisit)
  const visited = new Set(visits.flatMap(({ about }) => (about?.kind === 'lists' ? about.targetLists : [])))
  return targetLists.flatMap(({ key, title }, index) => {
    const path = `targetLists.${index}`
    return [
      ...(served.has(key) ? [] : [planFault('list.without-team', path, { title })]),
      ...(visited.has(key) ? [] : [planFault('list.without-visits', path, { title })]),
    ]
  })
}

/** What a reader of a plan should know and may well leave as it is: real documents do all of these. */
export function planWarnings(plan: Plan): PlanFault[] {
  return [...betweenPhases(plan), ...againstPeriod(plan), ...againstIssue(plan), ...unserved(plan), ...uiWarnings(plan)]
}
