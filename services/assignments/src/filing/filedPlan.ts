import { createHash } from 'node:crypto'
import { jsonText, type Plan, type PlanInText } from '@duzhan/plan'
import type { RunPlanJob } from '@duzhan/plan/worker'
import type { FilingRound } from './filing.ts'

/**
 * What is kept of a plan that is filed: merged over its superior's it can run, and how it stands to what the superior
 * holds. Throws `plan.invalid` for one that cannot run, `plan.too-costly`.
 */
export async function filedPlan(run: RunPlanJob, own: PlanInText, superior: Plan, filedAt: Date): Promise<FilingRound> {
  return {
    filedAt,
    superiorRevision: superior.revision,
    own: own.text,
    hash: createHash('sha256').update(own.text).digest('hex'),
    lower: { code: own.code, revision: own.revision, title: own.title },
    ...(await run('file', { own: own.text, superior: jsonText(superior) })),
  }
}
