export { addDays, daysBetween } from './addDays.ts'
export { calendarDate } from './calendarDate.ts'
export { checkPlan } from './checkPlan.ts'
export { compareConditions, type Relation } from './condition/compareConditions.ts'
export { type Inclusion, isSubset } from './condition/isSubset.ts'
export { comparePlans, type PlanComparison } from './conform/comparePlans.ts'
export { comparisonSentence } from './conform/comparisonSentence.ts'
export { type ConformanceCode, type ConformanceFinding, conformPlan } from './conform/conformPlan.ts'
export type { Designation, Reason } from './designation.ts'
export { type DueReport, dueReports } from './dueReports.ts'
export { type DueVisit, dueVisits } from './dueVisits.ts'
export { evaluateTargetLists } from './evaluateTargetLists.ts'
export { applyChanges } from './inherit/applyChanges.ts'
export { derivedPlan } from './inherit/derivedPlan.ts'
export { differencePlans, type PlanChange } from './inherit/differencePlans.ts'
export { mergePlans } from './inherit/mergePlans.ts'
export { judgedAttributes, judgedSchema } from './judgedTarget.ts'
export { type LadderProposal, ladderProposals } from './ladderProposals.ts'
export { type Light, lightOf } from './lightOf.ts'
export { type ListTotal, listTotals } from './listTotals.ts'
export { phasesOn } from './phasesOn.ts'
export type { PlanFault, PlanWarning } from './planFault.ts'
export { planJsonSchema } from './planJsonSchema.ts'
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
} from './planParts.ts'
export { type Plan, planSchema } from './planSchema.ts'
export { readPlan } from './readPlan.ts'
export { registerWarnings } from './registerWarnings.ts'
export type { Condition } from './schema/condition.ts'
export { sponsorGaps } from './sponsorGaps.ts'
export { type Standing, standingSchema } from './standing.ts'
export type { Target } from './target.ts'
export { type TaskCell, taskCells } from './taskCells.ts'
export { type AssignedTeam, teamFor } from './teamFor.ts'
export { blanksOf } from './template/blanksOf.ts'
export { instantiateTemplate, type TemplateAnswers } from './template/instantiateTemplate.ts'
export { type PlanTemplate, planTemplateSchema } from './template/planTemplate.ts'
export { readTemplate } from './template/readTemplate.ts'
export { visitCycle } from './visitCycle.ts'
export { type Window, windowOf, windowsBetween } from './window.ts'
