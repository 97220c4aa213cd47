import type { Plan } from '../schema/planSchema.ts'
import type { smallChecklist } from './smallPlan.ts'
import { smallPlan } from './smallPlan.ts'

type Checklist = ReturnType<typeof smallChecklist>
/** One change to the small plan, and the place at which a comparison shows it. */
export interface Change {
  what: string
  to: (plan: Plan) => unknown
  at: string
}

export const item = (plan: Plan) => (plan.checklists[0]!.schema as Checklist).properties.health.properties['clinic']!
export const poor = (minimum: number) => ({ properties: { poor: { minimum } }, required: ['poor'] })
const cards = (minimum: number) => ({ properties: { consecutiveYellowCards: { minimum } }, required: ['consecutiveYellowCards'] })
export const visit = (plan: Plan) => plan.duties.visits![0]!
const report = (plan: Plan) => plan.duties.reports![0]!
/** The lower list, wherever another change left it. */
const lower = (plan: Plan) => plan.targetLists.find(({ key }) => key === 'lower')!
export const rule = (plan: Plan) => lower(plan).rules![0]!

/** What a lower plan may do. */
export const tightenings: Change[] = [
  { what: 'a phase ends earlier', at: 'phases', to: (plan) => Object.assign(plan.phases[1]!, { end: '2020-11-30' }) },
  {
    what: 'a milestone is due earlier',
    at: 'milestones',
    to: (plan) => Object.assign(plan.milestones[0]!, { due: '2020-06-01' }),
  },
  { what: 'a milestone asks for more', at: 'milestones', to: (plan) => plan.milestones[0]!.lines.push('丙') },
  {
    what: 'a focus area gains a point',
    at: 'focusAreas',
    to: (plan) => plan.focusAreas[0]!.keyPoints!.push({ key: 'more', title: '药品' }),
  },
  {
    what: 'a focus area gains a unit',
    at: 'focusAreas',
    to: (plan) => Object.assign(plan.focusAreas[0]!.units!, { supporting: ['office'] }),
  },
  {
    what: 'a register keeps more',
    at: 'targetKinds',
    to: (plan) => Object.assign(plan.targetKinds[0]!.attributes.properties, { aged: { type: 'integer', title: '老人' } }),
  },
  { what: 'a register demands more', at: 'targetKinds', to: (plan) => plan.targetKinds[0]!.attributes.required!.push('persons') },
  { what: 'a threshold is lowered', at: 'targetLists', to: (plan) => Object.assign(rule(plan), { where: poor(200) }) },
  {
    what: 'a list gains a rule',
    at: 'targetLists',
    to: (plan) =>
      lower(plan).rules!.push({
        key: 'in',
        title: '未出列',
        where: { properties: { status: { const: 'in' } }, required: ['status'] },
      }),
  },
  { what: 'visits are more', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { times: 2 }) },
  { what: 'visits are weekly', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { cycle: 'week' }) },
  { what: 'visits come in one more way', at: 'duties.visits', to: (plan) => visit(plan).modes.push('covert') },
  { what: 'visits are unannounced', at: 'duties.visits', to: (plan) => Object.assign(visit(plan), { unannounced: true }) },
  { what: 'reports are due earlier', at: 'duties.reports', to: (plan) => Object.assign(report(plan), { dueDay: 20 }) },
  { what: 'reports come on paper too', at: 'duties.reports', to: (plan) => Object.assign(report(plan), { media: ['paper'] }) },
  {
    what: 'filing is due earlier',
    at: 'duties.filings',
    to: (plan) => Object.assign(plan.duties.filings![0]!, { due: '2020-03-10' }),
  },
  { what: 'the ladder is climbed sooner', at: 'ladder', to: (plan) => Object.assign(plan.ladder[0]!, { when: cards(1) }) },
  { what: 'a step does more', at: 'ladder', to: (plan) => plan.ladder[0]!.actions.push('circular') },
  {
    what: 'a team gains members',
    at: 'assignments.teams',
    to: (plan) => Object.assign(plan.assignments.teams![0]!, { memberPosts: ['纪委'] }),
  },
  { what: 'money is more', at: 'resources', to: (plan) => Object.assign(plan.resources[0]!, { amount: 25 }) },
  {
    what: 'a goal is higher',
    at: 'indicators',
    to: (plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 95, unit: '%' } }),
  },
  { what: 'a goal has a date', at: 'indicators', to: (plan) => Object.assign(plan.indicators[0]!.goal!, { by: '2020-10-01' }) },
  {
    what: 'a question is added',
    at: 'checklists',
    to: (plan) => Object.assign((plan.checklists[0]!.schema as Checklist).properties.health.properties, { nurse: item(plan) }),
  },
  {
    what: 'rectification is quicker',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { days: 7 }),
  },
  {
    what: 'a finding weighs more',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { severity: 'serious' }),
  },
  { what: 'a note is longer', at: 'checklists', to: (plan) => Object.assign(item(plan).then.properties.note, { minLength: 20 }) },
  {
    what: 'an answer cannot be evaded',
    at: 'checklists',
    to: (plan) => Object.assign(item(plan).properties.answer, { enum: ['yes', 'no'] }),
  },
  { what: 'an element binds more firmly', at: 'phases', to: (plan) => Object.assign(plan.phases[0]!, { hold: 'fixed' }) },
  {
    what: 'a duty is added',
    at: 'duties.meetings',
    to: (plan) => Object.assign(plan.duties, { meetings: [{ key: 'm', title: '例会', level: 'county' }] }),
  },
  { what: 'a title is worded otherwise', at: 'phases', to: (plan) => Object.assign(plan.phases[0]!, { title: '动员阶段' }) },
  { what: 'an open element goes', at: 'goals', to: (plan) => Object.assign(plan, { goals: [] }) },
]

/** What a lower plan may not do where its superior holds a floor. */
export const weakenings: Change[] = [
  { what: 'a phase ends later', at: 'phases.second.end', to: (plan) => Object.assign(plan.phases[1]!, { end: '2021-01-31' }) },
  { what: 'a phase is left out', at: 'phases.second', to: (plan) => plan.phases.pop() },
  {
    what: 'a milestone is due later',
    at: 'milestones.half.due',
    to: (plan) => Object.assign(plan.milestones[0]!, { due: '2020-07-01' }),
  },
  {
    what: 'a milestone asks for less',
    at: 'milestones.half.lines',
    to: (plan) => Object.assign(plan.milestones[0]!, { lines: ['甲'] }),
  },
  {
    what: 'a focus area loses a point',
    at: 'focusAreas.health.keyPoints.clinic',
    to: (plan) => Object.assign(plan.focusAreas[0]!, { keyPoints: [] }),
  },
  {
    what: 'a focus area loses its lead',
    at: 'focusAreas.health.units',
    to: (plan) => Object.assign(plan.focusAreas[0]!, { units: {} }),
  },
  {
    what: 'a register keeps less',
    at: 'targetKinds.village.attributes',
    to: (plan) => delete plan.targetKinds[0]!.attributes.properties['status'],
  },
  {
    what: 'a threshold is raised',
    at: 'targetLists.lower.rules',
    to: (plan) => Object.assign(lower(plan), { rules: [{ key: 'some', title: '400人以上', where: poor(400) }] }),
  },
  {
    what: 'a rule excludes its own bound',
    at: 'targetLists.lower.rules',
    to: (plan) =>
      Object.assign(lower(plan), {
        rules: [
          { key: 'some', title: '超过300人', where: { properties: { poor: { exclusiveMinimum: 300 } }, required: ['poor'] } },
        ],
      }),
  },
  { what: 'a list is left out', at: 'targetLists.upper', to: (plan) => plan.targetLists.shift() },
  {
    what: 'visits are quarterly',
    at: 'duties.visits.monthly.cycle',
    to: (plan) => Object.assign(visit(plan), { cycle: 'quarter', times: 1 }),
  },
  {
    what: 'visits spare a list',
    at: 'duties.visits.monthly.targetLists',
    to: (plan) => Object.assign(visit(plan), { targetLists: ['upper'] }),
  },
  {
    what: 'visits lose a way',
    at: 'duties.visits.monthly.modes',
    to: (plan) => Object.assign(visit(plan), { modes: ['roving'] }),
  },
  {
    what: 'visits use another checklist',
    at: 'duties.visits.monthly.checklist',
    to: (plan) => Object.assign(visit(plan), { checklist: 'other' }),
  },
  { what: 'visits are dropped', at: 'duties.visits.monthly', to: (plan) => Object.assign(plan.duties, { visits: [] }) },
  {
    what: 'reports are due later',
    at: 'duties.reports.report.dueDay',
    to: (plan) => Object.assign(report(plan), { dueDay: 'last', dueRule: 'on' }),
  },
  {
    what: 'reports are due on the day and not before',
    at: 'duties.reports.report.dueDay',
    to: (plan) => Object.assign(report(plan), { dueDay: 25, dueRule: 'on' }),
  },
  {
    what: 'reports are quarterly',
    at: 'duties.reports.report.cycle',
    to: (plan) => Object.assign(report(plan), { cycle: 'quarter' }),
  },
  {
    what: 'filing is due later',
    at: 'duties.filings.plans.due',
    to: (plan) => Object.assign(plan.duties.filings![0]!, { due: '2020-03-16' }),
  },
  {
    what: 'the ladder is climbed later',
    at: 'ladder.interview.when',
    to: (plan) => Object.assign(plan.ladder[0]!, { when: cards(3) }),
  },
  {
    what: 'a step does less',
    at: 'ladder.interview.actions',
    to: (plan) => Object.assign(plan.ladder[0]!, { actions: ['circular'] }),
  },
  {
    what: 'a step expires',
    at: 'ladder.interview.expiresAfterDays',
    to: (plan) => Object.assign(plan.ladder[0]!, { expiresAfterDays: 30 }),
  },
  {
    what: 'a step pardons',
    at: 'ladder.interview.resets',
    to: (plan) => Object.assign(plan.ladder[0]!, { resets: ['interview'] }),
  },
  {
    what: 'a team leaves its list',
    at: 'assignments.teams.county.targetLists',
    to: (plan) => Object.assign(plan.assignments.teams![1]!, { targetLists: ['upper'] }),
  },
  { what: 'money is less', at: 'resources.money.amount', to: (plan) => Object.assign(plan.resources[0]!, { amount: 19.5 }) },
  {
    what: 'a goal is lower',
    at: 'indicators.clinic.goal',
    to: (plan) => Object.assign(plan.indicators[0]!, { goal: { comparator: '>=', value: 80, unit: '%' } }),
  },
  { what: 'a goal goes', at: 'indicators.clinic.goal', to: (plan) => delete plan.indicators[0]!.goal },
  {
    what: 'a question goes',
    at: 'checklists.village.schema.properties.health.properties.doctor',
    to: (plan) => delete (plan.checklists[0]!.schema as Checklist).properties.health.properties['doctor'],
  },
  {
    what: 'a question may be left blank',
    at: 'checklists.village.schema.properties.health.properties.doctor',
    to: (plan) => Object.assign((plan.checklists[0]!.schema as Checklist).properties.health, { required: ['clinic'] }),
  },
  {
    what: 'rectification is slower',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => Object.assign(item(plan).properties.answer['x-finding'], { days: 30 }),
  },
  {
    what: 'a bad answer opens nothing',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => delete (item(plan).properties.answer as Record<string, unknown>)['x-finding'],
  },
  {
    what: 'a note is shorter',
    at: 'checklists.village.schema.properties.health.properties.clinic',
    to: (plan) => Object.assign(item(plan).then.properties.note, { minLength: 1 }),
  },
  {
    what: 'no note is asked',
    at: 'checklists.village.schema.properties.health.properties.clinic',
    to: (plan) => delete (item(plan) as Record<string, unknown>)['if'],
  },
  {
    what: 'the good answer turns round',
    at: 'checklists.village.schema.properties.health.properties.clinic.properties.answer',
    to: (plan) => Object.assign(item(plan).properties.answer['x-item'], { good: 'no' }),
  },
  {
    what: 'an element binds less firmly',
    at: 'milestones.half',
    to: (plan) => Object.assign(plan.milestones[0]!, { hold: 'open' }),
  },
]

/** The small plan with changes made to it. */
export function changed(...changes: Change[]): Plan {
  const plan = smallPlan()
  for (const change of changes) change.to(plan)
  return plan
}
