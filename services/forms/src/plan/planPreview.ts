import { admit, compareChecklists } from '@duzhan/checklist'
import type { PlanPreview } from '@duzhan/contracts'
import { checkPlan, comparePlans, conformPlan } from '@duzhan/plan'
import type { PlanRevision } from './plan.repository.ts'
import type { WholePlan } from './wholePlan.ts'

/**
 * What publishing a plan would mean: what is odd about it, how it differs from the revision in force and from its
 * superior's, and item by item whether earlier answers still count. Throws `plan.invalid` for what cannot run.
 */
export function planPreview({ document, superior }: WholePlan, last: PlanRevision | null): PlanPreview {
  const { warnings } = checkPlan(document)
  const before = new Map(last?.document.checklists.map((checklist) => [checklist.key, checklist]))
  return {
    warnings,
    last: last && { revision: last.revision, comparisons: comparePlans(document, last.document) },
    superior: superior && {
      code: superior.plan,
      revision: superior.revision,
      comparisons: comparePlans(document, superior.document),
      findings: conformPlan(document, superior.document),
    },
    items: document.checklists.flatMap(({ key, title, schema }) => {
      const was = before.get(key)
      return was ? [{ checklist: key, title, changes: compareChecklists(admit(was.schema), admit(schema)) }] : []
    }),
  }
}
