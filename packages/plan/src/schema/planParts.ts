import type { Plan } from './planSchema.ts'

// The parts of a plan under the names of the glossary, so that nobody writes Plan['targetLists'][number].
export type Phase = Plan['phases'][number]
export type Milestone = Plan['milestones'][number]
export type FocusArea = Plan['focusAreas'][number]
export type TargetKind = Plan['targetKinds'][number]
export type TargetList = Plan['targetLists'][number]
export type ListRule = NonNullable<TargetList['rules']>[number]
export type PlanChecklist = Plan['checklists'][number]
export type Indicator = Plan['indicators'][number]
export type Cycle = Plan['cycles'][number]
export type VisitDuty = NonNullable<Plan['duties']['visits']>[number]
export type ReportDuty = NonNullable<Plan['duties']['reports']>[number]
export type FilingDuty = NonNullable<Plan['duties']['filings']>[number]
export type LadderStep = Plan['ladder'][number]
export type Unit = Plan['units'][number]
export type Hold = NonNullable<Phase['hold']>
