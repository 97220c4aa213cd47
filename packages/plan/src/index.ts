export { addDays, daysBetween } from './calendar/addDays.ts'
export { calendarDate } from './calendar/calendarDate.ts'
export { phasesOn } from './calendar/phasesOn.ts'
export { startOfDay } from './calendar/startOfDay.ts'
export { checkPlan } from './check/checkPlan.ts'
export { readPlan } from './check/readPlan.ts'
export { registerWarnings } from './check/registerWarnings.ts'
export { faultText, type PlanWarning } from './check/toldFault.ts'
export { comparePlans } from './conform/comparePlans.ts'
export { comparisonSentence } from './conform/comparisonSentence.ts'
export { type ConformanceFinding, findingIn, isBreach } from './conform/conformanceFinding.ts'
export { conformPlan } from './conform/conformPlan.ts'
export { comparisonIn, type PlanComparison } from './conform/planComparison.ts'
export { anytimeDuties } from './duty/anytimeDuties.ts'
export { checklistsFor } from './duty/checklistsFor.ts'
export { type Claim, type ClaimFault, claimFault } from './duty/claimedTime.ts'
export { dueReports } from './duty/dueReports.ts'
export { dueVisits } from './duty/dueVisits.ts'
export { isLateRecord, openUntil } from './duty/lateRecord.ts'
export { currentWindow, firstDay, planWindows, wholePlan, windowOfVisits } from './duty/planWindows.ts'
export { takesRecords } from './duty/takesRecords.ts'
export { type TaskCell, taskCells } from './duty/taskCells.ts'
export { type Window, windowOf } from './duty/window.ts'
export { derivedPlan } from './inherit/derivedPlan.ts'
export { differencePlans } from './inherit/differencePlans.ts'
export { mergePlans } from './inherit/mergePlans.ts'
export { ownParts } from './inherit/ownParts.ts'
export { ladderProposals } from './ladder/ladderProposals.ts'
export { ladderSentence } from './ladder/ladderSentence.ts'
export { type Light, lightOf, nearDays } from './ladder/lightOf.ts'
export type { Standing } from './ladder/standing.ts'
export { isPlanCode, keyShape, planCodeShape, regionShape } from './schema/codeShapes.ts'
export type {
  FilingDuty,
  FocusArea,
  Indicator,
  ListRule,
  Milestone,
  Phase,
  PlanChecklist,
  ReportDuty,
  TargetKind,
  TargetList,
  Unit,
  VisitDuty,
} from './schema/planParts.ts'
export type { Plan } from './schema/planSchema.ts'
export type { Designation, Reason } from './targets/designation.ts'
export { evaluateTargetLists } from './targets/evaluateTargetLists.ts'
export { judgedAttributes, judgedSchema } from './targets/judgedTarget.ts'
export { listPrecedence } from './targets/listPrecedence.ts'
export { listTotals } from './targets/listTotals.ts'
export { type PrintedFigure, printedFigures } from './targets/printedFigures.ts'
export { readRegister } from './targets/readRegister.ts'
export { type RegisterFault, registerFaultSentence, registerFaultText } from './targets/registerFault.ts'
export type { RegisterRow } from './targets/registerRow.ts'
export { sponsorGaps } from './targets/sponsorGaps.ts'
export type { Target } from './targets/target.ts'
export { assessorAt, teamFor, teamOf, teamTitle } from './targets/teamFor.ts'
export { blanksOf } from './template/blanksOf.ts'
export { instantiateTemplate, type TemplateAnswers } from './template/instantiateTemplate.ts'
export { type PlanTemplate, planTemplateSchema } from './template/planTemplate.ts'
export { readTemplate } from './template/readTemplate.ts'
export { fromText, type JsonText, jsonText, type KeptJson, keptText, keptValue } from './text/jsonText.ts'
export type { PlanInText } from './text/planInText.ts'
export { planCatalogue } from './wording/catalogue.ts'
export { inWords } from './wording/words.ts'
