export { addDays, daysBetween } from './addDays.ts'
export { calendarDate } from './calendarDate.ts'
export { checkPlan } from './checkPlan.ts'
export type { Designation, Reason } from './designation.ts'
export { type DueReport, dueReports } from './dueReports.ts'
export { type DueVisit, dueVisits } from './dueVisits.ts'
export { evaluateTargetLists } from './evaluateTargetLists.ts'
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
export { type AssignedTeam, teamFor } from './teamFor.ts'
export { visitCycle } from './visitCycle.ts'
export { type Window, windowOf, windowsBetween } from './window.ts'
