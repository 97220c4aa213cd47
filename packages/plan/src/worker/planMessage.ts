import type { ProblemDetails, ProblemKind } from '@duzhan/problems'
import type { PlanJobInput, PlanJobName, PlanJobOutput } from './planJobs.ts'

/** What a plan's thread is asked: one job by its name. */
export type PlanRequest = { [Name in PlanJobName]: { job: Name; input: PlanJobInput<Name> } }[PlanJobName]

/** What it answers: the result, the Problem that the job threw in its parts, or that the job failed for no reason of the plan's. */
export type PlanReply =
  | { say: 'ready' }
  | { say: 'done'; output: PlanJobOutput<PlanJobName> }
  | { say: 'refused'; kind: ProblemKind; code: string; details: ProblemDetails }
  | { say: 'broken'; message: string }
