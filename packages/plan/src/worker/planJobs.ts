import { checkDraft } from '../check/checkDraft.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { readPlan } from '../check/readPlan.ts'
import type { ToldFault } from '../check/toldFault.ts'
import { comparePlans } from '../conform/comparePlans.ts'
import type { ConformanceFinding } from '../conform/conformanceFinding.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import type { PlanComparison } from '../conform/planComparison.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import { type PlanPreview, planPreview } from '../preview/planPreview.ts'
import type { Plan } from '../schema/planSchema.ts'
import { instantiateTemplate, type TemplateAnswers } from '../template/instantiateTemplate.ts'
import type { PlanTemplate } from '../template/planTemplate.ts'
import { readTemplate } from '../template/readTemplate.ts'

/** What an author wrote, and the superior's plan that it extends, if any. */
export type Authored = { own: Plan; superior: Plan | null }

const merged = ({ own, superior }: Authored): Plan => (superior ? mergePlans(superior, own) : own)

/**
 * Everything that takes a whole plan to pieces and so takes its time: pure functions of JSON, made to run in a thread of
 * their own. A service waits for them and goes on answering.
 */
export const planJobs = {
  read: (document: unknown): Plan => readPlan(document),
  draft: (authored: Authored): Plan => checkDraft(merged(authored)),
  check: (authored: Authored): { plan: Plan; warnings: ToldFault[] } => checkPlan(merged(authored)),
  preview: ({ last, ...authored }: Authored & { last: Plan | null }): PlanPreview =>
    planPreview(merged(authored), { last, superior: authored.superior }),
  compare: ({ plan, before }: { plan: Plan; before: Plan }): { comparisons: PlanComparison[] } => ({
    comparisons: comparePlans(plan, before),
  }),
  /** How a lower plan that is filed stands to its superior's; merged over it, it must be able to run. */
  file: ({ own, superior }: { own: Plan; superior: Plan }): { findings: ConformanceFinding[]; comparisons: PlanComparison[] } => {
    const { plan } = checkPlan(mergePlans(superior, own))
    return { findings: conformPlan(plan, superior), comparisons: comparePlans(plan, superior) }
  },
  readTemplate: (document: unknown): PlanTemplate => readTemplate(document),
  fill: ({ template, answers }: { template: PlanTemplate; answers: TemplateAnswers }): Plan =>
    instantiateTemplate(template, answers).plan,
}

export type PlanJobName = keyof typeof planJobs
export type PlanJobInput<Name extends PlanJobName> = Parameters<(typeof planJobs)[Name]>[0]
export type PlanJobOutput<Name extends PlanJobName> = ReturnType<(typeof planJobs)[Name]>

/** Does a job and resolves to what it gives, wherever it is done. Throws what the job throws, and `plan.too-costly`. */
export type RunPlanJob = <Name extends PlanJobName>(name: Name, input: PlanJobInput<Name>) => Promise<PlanJobOutput<Name>>

/** Does a job here and now: for the command line and for tests, where nobody else waits. */
export const runHere: RunPlanJob = async (name, input) => {
  const job = planJobs[name] as (given: typeof input) => PlanJobOutput<typeof name> // the job of that very name
  return job(input)
}
