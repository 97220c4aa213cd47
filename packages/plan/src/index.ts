export { addDays, daysBetween } from './calendar/addDays.ts'
export { calendarDate } from './calendar/calendarDate.ts'
export { phasesOn } from './calendar/phasesOn.ts'
export { checkPlan } from './check/checkPlan.ts'
export type { PlanFault, PlanWarning } from './check/planFault.ts'
export { readPlan } from './check/readPlan.ts'
export { registerWarnings } from './check/registerWarnings.ts'
export { compareConditions, type Relation } from './condition/compareConditions.ts'
export { type Inclusion, isSubset } from './condition/isSubset.ts'
export { comparePlans, type PlanComparison } from './conform/comparePlans.ts'
export { comparisonSentence } from './conform/comparisonSentence.ts'
export { type ConformanceCode, type ConformanceFinding, conformPlan } from './conform/conformPlan.ts'
export { type DueReport, dueReports } from './duty/dueReports.ts'
export { type DueVisit, dueVisits } from './duty/dueVisits.ts'
export { type TaskCell, taskCells } from './duty/taskCells.ts'
export { visitCycle } from './duty/visitCycle.ts'
export { type Window, windowOf, windowsBetween } from './duty/window.ts'
export { applyChanges } from './inherit/applyChanges.ts'
export { derivedPlan } from './inherit/derivedPlan.ts'
export { differencePlans, type PlanChange } from './inherit/differencePlans.ts'
export { mergePlans } from './inherit/mergePlans.ts'
export { type LadderProposal, ladderProposals } from './ladder/ladderProposals.ts'
export { type Light, lightOf } from './ladder/lightOf.ts'
export { type Standing, standingSchema } from './ladder/standing.ts'
export type { Condition } from './schema/condition.ts'
export { planJsonSchema } from './schema/planJsonSchema.ts'
export type {
  Cycle,
  FilingDuty,
  FocusArea,
  Hold,
  Indicator,
  LadderStep,
  ListRule,
  Milestone,
  Phase,
  PlanChecklist,
  ReportDuty,
  Sponsor,
  TargetKind,
  TargetList,
  Team,
  Unit,
  VisitDuty,
} from './schema/planParts.ts'
export { type Plan, planSchema } from './schema/planSchema.ts'
export type { Designation, Reason } from './targets/designation.ts'
export { evaluateTargetLists } from './targets/evaluateTargetLists.ts'
export { judgedAttributes, judgedSchema } from './targets/judgedTarget.ts'
export { type ListTotal, listTotals } from './targets/listTotals.ts'
export { sponsorGaps } from './targets/sponsorGaps.ts'
export type { Target } from './targets/target.ts'
export { type AssignedTeam, teamFor } from './targets/teamFor.ts'
export { blanksOf } from './template/blanksOf.ts'
export { instantiateTemplate, type TemplateAnswers } from './template/instantiateTemplate.ts'
export { type PlanTemplate, planTemplateSchema } from './template/planTemplate.ts'
export { readTemplate } from './template/readTemplate.ts'
