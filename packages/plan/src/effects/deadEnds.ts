import { scalarText } from '@duzhan/checklist'
import type { WorkCalendar } from '../calendar/workCalendar.ts'
import { namesInCondition } from '../condition/namesInCondition.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { firstDay } from '../duty/planWindows.ts'
import { findingRules } from '../findings/findingRules.ts'
import { uncountedFigure } from '../ladder/uncounted.ts'
import type { Plan } from '../schema/planSchema.ts'
import { judgedAttributes, judgedSchema } from '../targets/judgedTarget.ts'
import { isWaiting } from '../when/settledWhen.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listed } from '../wording/words.ts'
import { listWarnings } from './listWarnings.ts'

const idleTeams = ({ assignments }: Plan): PlanFault[] =>
  (assignments.teams ?? []).flatMap(({ title, memberPosts = [], leadPosts = [] }, index) =>
    memberPosts.length + leadPosts.length > 0 ? [] : [planFault('team.without-members', `assignments.teams.${index}`, { title })],
  )

/** Checklists of a kind of target that stands on none of the lists that they serve. */
const idleChecklists = ({ checklists, targetLists }: Plan): PlanFault[] =>
  checklists.flatMap(({ title, targetKind, targetLists: served }, index) => {
    const isServing = targetLists.some(
      ({ key, targetKinds }) => targetKinds.includes(targetKind) && (served?.includes(key) ?? true),
    )
    return isServing ? [] : [planFault('checklist.without-targets', `checklists.${index}`, { title })]
  })

function idleCycles({ cycles, duties, targetLists }: Plan): PlanFault[] {
  const owed = [duties.visits, duties.reports, duties.meetings].flatMap((list) => (list ?? []).map(({ cycle }) => cycle))
  const used = new Set([...owed, ...targetLists.map(({ draw }) => draw?.cycle)])
  return cycles.flatMap(({ key, title }, index) =>
    used.has(key) ? [] : [planFault('cycle.unused', `cycles.${index}`, { title: title ?? key })],
  )
}

const uncountedFigures = ({ ladder }: Plan): PlanFault[] =>
  ladder.flatMap(({ title, when }, index) =>
    [...new Set(namesInCondition(when))].flatMap((name) => {
      const figure = uncountedFigure(name)
      return figure ? [planFault('ladder.figure-uncounted', `ladder.${index}.when`, { title, figure })] : []
    }),
  )

/** The indicators that items of the checklists name. */
function* indicatorsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (name === 'x-indicator' && typeof part === 'object' && part !== null && 'code' in part) yield scalarText(part.code)
    else if (name === 'x-indicator' && typeof part === 'string') yield part
    else yield* indicatorsIn(part)
  }
}

function unfedIndicators({ indicators, checklists }: Plan): PlanFault[] {
  const fed = new Set(checklists.flatMap(({ schema }) => [...indicatorsIn(schema)]))
  const count = indicators.filter(({ code, measure }) => measure.kind !== 'ratio' && !fed.has(code)).length
  return count > 0 ? [planFault('indicator.fed-by-nothing', 'indicators', { count })] : []
}

/** Rules of a list that no target meets and that ask for a figure which no registered target of its kinds has. */
const missingFigures = (plan: Plan, { targets, designations }: Roster): PlanFault[] =>
  plan.targetLists.flatMap((list, at) => {
    const kinds = plan.targetKinds.filter(({ key }) => list.targetKinds.includes(key))
    const known = new Set(
      kinds.flatMap((kind) =>
        targets.filter((target) => target.kind === kind.key).flatMap((target) => Object.keys(judgedAttributes(kind, target))),
      ),
    )
    if (known.size === 0) return [] // no such target is registered: the duties say so
    const titles = new Map(kinds.flatMap((kind) => Object.entries(judgedSchema(kind).properties ?? {})))
    const met = new Set(
      designations.flatMap(({ reasons }) => reasons.flatMap((reason) => (reason.list === list.key ? [reason.rule] : []))),
    )
    return (list.rules ?? []).flatMap((rule, index) => {
      const missing = met.has(rule.key) ? [] : [...new Set(namesInCondition(rule.where))].filter((name) => !known.has(name))
      const told = { title: list.title, rule: rule.title }
      return missing.map((name) =>
        planFault('list.figure-missing', `targetLists.${at}.rules.${index}`, {
          ...told,
          figure: titles.get(name)?.title ?? name,
        }),
      )
    })
  })

/** The years of a plan that count working days before their holidays are known. */
function unpublishedYears(plan: Plan, calendar: WorkCalendar): PlanFault[] {
  const isOfFindings = [
    ...findingRules(plan).map(({ limit }) => limit),
    ...[plan.findings?.limits, plan.findings?.extensions].flatMap((said) => said ?? []),
  ].some((limit) => limit?.unit === 'workingDay')
  const isOfDuties = dutiesOf(plan).some(({ when }) => {
    if (when && isWaiting(when)) return when.unit === 'workingDay'
    return when?.kind === 'cycle' && (when.every === 'workingDay' || when.dueDay === 'lastWorkingDay')
  })
  const [first, last] = [Number(firstDay(plan).slice(0, 4)), Number(plan.period.end.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => !calendar.isPublished(year),
  )
  return (isOfFindings || isOfDuties) && years.length > 0
    ? [planFault('calendar.year-unpublished', 'period', { years: listed(years.map(String), '') })]
    : []
}

/** What stands in a plan and can never do anything, apart from its duties: each with its place and what to change. */
export function deadEnds(plan: Plan, roster: Roster | null, calendar: WorkCalendar): PlanFault[] {
  return [
    ...idleTeams(plan),
    ...idleChecklists(plan),
    ...idleCycles(plan),
    ...(roster ? [...missingFigures(plan, roster), ...listWarnings(plan, roster)] : []),
    ...unfedIndicators(plan),
    ...uncountedFigures(plan),
    ...unpublishedYears(plan, calendar),
  ]
}
