import { createHash } from 'node:crypto'
import { checkPlan, comparePlans, conformPlan, mergePlans, type Plan } from '@duzhan/plan'
import type { FilingRound } from './filing.ts'

/**
 * What is kept of a plan that is filed: merged over its superior's it can run, and how it stands to what the superior
 * holds. Throws `plan.invalid` for one that cannot run.
 */
export function filedPlan(own: Plan, superior: Plan, filedAt: Date): FilingRound {
  const { plan: document } = checkPlan(mergePlans(superior, own))
  return {
    filedAt,
    superiorRevision: superior.revision,
    own,
    hash: createHash('sha256').update(JSON.stringify(own)).digest('hex'),
    lower: { code: own.code, revision: own.revision, title: own.title },
    findings: conformPlan(document, superior),
    comparisons: comparePlans(document, superior),
  }
}
