export { bodyNamed, bodyOfUnit } from './bodies/bodyNamed.ts'
export { type BodyMembers, bodyKinds, bodyLevels, type DirectoryBody } from './bodies/directoryBody.ts'
export { addDays, daysBetween } from './calendar/addDays.ts'
export { calendarDate, earlierOf, laterOf, startOfDay } from './calendar/calendarDate.ts'
export { dateInWords } from './calendar/dateInWords.ts'
export { nationalCalendar } from './calendar/nationalCalendar.ts'
export { addWorkingDays } from './calendar/workCalendar.ts'
export { checkPlan } from './check/checkPlan.ts'
export { readPlan } from './check/readPlan.ts'
export { registerWarnings } from './check/registerWarnings.ts'
export { faultText, type PlanWarning } from './check/wordedFault.ts'
export { comparePlans } from './conform/comparePlans.ts'
export { comparisonSentence } from './conform/comparisonSentence.ts'
/** @public What the page infers is made of these, so that the compiler must be able to name them. */
export type { ConformanceCode } from './conform/conformanceFinding.ts'
export { type ConformanceFinding, findingIn, isBreach } from './conform/conformanceFinding.ts'
export { conformPlan } from './conform/conformPlan.ts'
export { comparisonIn, type PlanComparison } from './conform/planComparison.ts'
export { type Overburden, overburdens } from './dues/burden.ts'
export { carryDues } from './dues/carryDues.ts'
export { checksItself } from './dues/checksItself.ts'
export { type CovertChoice, covertChoice } from './dues/covertChoice.ts'
export { type Due, dueKey, isUndated } from './dues/due.ts'
export { dueCalendar, monthDays } from './dues/dueCalendar.ts'
export { duesOf, owing } from './dues/duesOf.ts'
export { dutiesOf } from './dues/dutiesOf.ts'
export type { Duty } from './dues/duty.ts'
export { eventDues } from './dues/eventDues.ts'
export { excuseDue, type KeptDue, openDue, payDue, withdrawDue } from './dues/keptDue.ts'
export {
  type CloseOut,
  isLookBackIn,
  lookBacksAfter,
  lookBacksAtRelease,
  lookedBackTo,
  looksBack,
  looksBackAtReleases,
  type Release,
  visitsAfterReleases,
  visitsLookingBack,
} from './dues/lookBacks.ts'
export { namesBodies } from './dues/namesBodies.ts'
export type { Roster } from './dues/roster.ts'
export { secretLists } from './dues/secretLists.ts'
export { shownModes } from './dues/shownModes.ts'
export { type Verification, verificationsOf } from './dues/verifications.ts'
export {
  anytimeDuties,
  isOfTeams,
  isTargetVisit,
  type VisitDue,
  visitDues,
  visitingBodies,
  visitingTeams,
  visitsCalledFor,
} from './dues/visitDues.ts'
export { urgencyOf } from './dues/visitUrgency.ts'
export { checklistsFor, takesRecords } from './duty/checklistsFor.ts'
export { type Claim, type ClaimFault, claimFault } from './duty/claimedTime.ts'
export { isLateRecord, openUntil } from './duty/lateRecord.ts'
export { currentWindow, firstDay, phasesOn, planWindows, wholePlan, windowOfVisits } from './duty/planWindows.ts'
export { type TaskCell, taskCells } from './duty/taskCells.ts'
export { type Window, windowOf } from './duty/window.ts'
export { effectsOf } from './effects/effectsOf.ts'
export { type GoalStanding, goalStanding, isDue } from './figures/goalStanding.ts'
export { answeringBodies } from './findings/answeringBodies.ts'
export { type Deadline, dayOfDeadline, deadlineAfter, deadlineKey, minuteAt } from './findings/deadline.ts'
export { decidingBodies } from './findings/decidingBodies.ts'
export { latestExtension } from './findings/extension.ts'
export { countsHours } from './findings/findingRules.ts'
export { extensionInPlan, limitInPlan } from './findings/planLimit.ts'
export { derivedPlan } from './inherit/derivedPlan.ts'
export { differencePlans } from './inherit/differencePlans.ts'
export { ownParts } from './inherit/mergedDocument.ts'
export { mergePlans } from './inherit/mergePlans.ts'
export { blankPlan, copiedPlan, type PlanIdentity } from './inherit/newPlan.ts'
export { type CrossPairs, crossPairs, pairsCalled } from './inspectors/crossPairs.ts'
export { drawInspectors, eligibleFor } from './inspectors/drawInspectors.ts'
export { drawnDuties, standingAmong } from './inspectors/drawnDuties.ts'
export type { Candidate, InspectorDrawing, InspectorOrder, VisitToDraw } from './inspectors/inspectorOrder.ts'
export { inspectorOf, isRingOf, type Pairing, pairsOf, ringOf, shiftIn } from './inspectors/pairing.ts'
export { windowPlace } from './inspectors/pairsIn.ts'
export { ladderProposals } from './ladder/ladderProposals.ts'
export { ladderSentence } from './ladder/ladderSentence.ts'
export { type Light, lightOf, nearDays } from './ladder/lightOf.ts'
export type { Standing } from './ladder/standing.ts'
export type { AheadBody, AheadOthers, PlanAhead } from './preview/planAhead.ts'
export type { PlanExtension } from './schema/findings.ts'
export type { DrawnInspectors } from './schema/owedDuty.ts'
/** @public See above. */
export type {
  FilingDuty,
  FocusArea,
  Hold,
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
export { isPlanCode, isPlannableDate, keyShape, planCodeShape, regionShape } from './schema/textShapes.ts'
export { type VisitMode, visitModes } from './schema/visitMode.ts'
export type { Reason } from './targets/designation.ts'
export { drawFrom, type Population } from './targets/draw.ts'
export { drawsDue } from './targets/drawsDue.ts'
export { evaluateTargetLists } from './targets/evaluateTargetLists.ts'
export { excludeEachOther } from './targets/excludeEachOther.ts'
export { figuresOf } from './targets/figuresOf.ts'
export { judgedSchema } from './targets/judgedTarget.ts'
export { listPrecedence } from './targets/listPrecedence.ts'
export { addsUp, listTotals } from './targets/listTotals.ts'
export type { MadeDraw } from './targets/madeDraw.ts'
export { hasOwnCode } from './targets/placeFault.ts'
export { type PrintedFigure, printedFigures } from './targets/printedFigures.ts'
export { readRegister } from './targets/readRegister.ts'
export { type RegisterFault, registerFaultSentence, registerFaultText } from './targets/registerFault.ts'
export type { RegisterRow } from './targets/registerRow.ts'
export { placeKey } from './targets/repeatedRows.ts'
export { retiredSentence } from './targets/retiredSentence.ts'
export type { ListVerdict } from './targets/reviewTargetLists.ts'
export { sponsorGaps } from './targets/sponsorGaps.ts'
export type { Target } from './targets/target.ts'
export { assessorAt, regionOfTeam, teamFor, teamOf, teamTitle } from './targets/teamFor.ts'
export { instantiateTemplate, type TemplateAnswers } from './template/instantiateTemplate.ts'
export { type PlanTemplate, planTemplateSchema } from './template/planTemplate.ts'
export { blanksOf, readTemplate } from './template/readTemplate.ts'
export { fromText, type JsonText, jsonText, type KeptJson, keptText, keptValue } from './text/jsonText.ts'
export type { PlanInText } from './text/planInText.ts'
export { type DatedEnd, type DatedPart, datedParts, movingEdit, steppedDate, withEnd } from './timeline/datedParts.ts'
export { phaseMeetings } from './timeline/phaseMeetings.ts'
export { roomyAxis, type TimeAxis } from './timeline/timeAxis.ts'
export { timelineOf } from './timeline/timelineOf.ts'
export { countWords } from './wording/bodyWords.ts'
export { planCatalogue } from './wording/catalogue.ts'
export { planSentence } from './wording/planSentence.ts'
export { owedWords, planWords } from './wording/termWords.ts'
/** @public See above. */
export type { Words } from './wording/words.ts'
export { inWords, type Language } from './wording/words.ts'
