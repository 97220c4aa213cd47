import { addDays } from '../calendar/addDays.ts'
import { earlierOf } from '../calendar/earlierOf.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { PlanWarning } from './planFault.ts'

const dayText = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

const stretchText = (start: string, end: string): string =>
  start === end ? dayText(start) : `${dayText(start)}至${dayText(end)}`

const shortTitle = (title: string): string => title.replace(/阶段$/, '')

const betweenPhases = ({ phases }: Plan): PlanWarning[] =>
  phases.slice(1).flatMap((phase, index) => {
    const before = phases[index]
    if (!before) return []
    const path = `phases.${index + 1}.start`
    const names = `阶段“${shortTitle(before.title)}”与“${shortTitle(phase.title)}”`
    if (phase.start <= before.end) {
      const last = earlierOf(phase.end, before.end)
      return [{ code: 'phase.overlap', path, message: `${names}同在 ${stretchText(phase.start, last)}` }]
    }
    const [first, last] = [addDays(before.end, 1), addDays(phase.start, -1)]
    if (first > last) return []
    return [{ code: 'phase.gap', path, message: `${names}之间空出 ${stretchText(first, last)}` }]
  })

const againstPeriod = ({ phases, milestones, period }: Plan): PlanWarning[] => [
  ...phases.flatMap((phase, index) =>
    phase.end > period.end || (period.start && phase.start < period.start)
      ? [
          {
            code: 'phase.outside-period',
            path: `phases.${index}`,
            message: `阶段“${shortTitle(phase.title)}”超出方案期限`,
          },
        ]
      : [],
  ),
  ...milestones.flatMap((milestone, index) =>
    milestone.due > period.end
      ? [{ code: 'milestone.after-period', path: `milestones.${index}.due`, message: `节点“${milestone.title}”晚于方案期限` }]
      : [],
  ),
]

const againstIssue = ({ document, period, phases }: Plan): PlanWarning[] => {
  const begun = period.start ?? phases[0]?.start
  if (!document.issuedOn || !begun || begun >= document.issuedOn) return []
  return [
    {
      code: 'plan.begun-before-issue',
      path: 'period.start',
      message: `方案自 ${dayText(begun)}起算，早于印发日期 ${dayText(document.issuedOn)}`,
    },
  ]
}

const unserved = (plan: Plan): PlanWarning[] =>
  plan.targetLists.flatMap((list, index) => {
    const path = `targetLists.${index}`
    const isServed = plan.assignments.teams?.some((team) => team.targetLists.includes(list.key))
    const isVisited = plan.duties.visits?.some((duty) => duty.targetLists.includes(list.key))
    return [
      ...(isServed ? [] : [{ code: 'list.without-team', path, message: `督战名单“${list.title}”没有督战队负责` }]),
      ...(isVisited ? [] : [{ code: 'list.without-visits', path, message: `督战名单“${list.title}”没有督导频次` }]),
    ]
  })

/** What a reader of a plan should know and may well leave as it is: real documents do all of these. */
export function planWarnings(plan: Plan): PlanWarning[] {
  return [...betweenPhases(plan), ...againstPeriod(plan), ...againstIssue(plan), ...unserved(plan)]
}
