import type { ChecklistSchema } from '@duzhan/checklist'
import type { Plan } from '@duzhan/plan'
import type { PlanCopies } from '@duzhan/service-kit'
import { countingPaths } from '../fact/countingPaths.ts'
import { unknownRevision } from '../fact/observedAt.ts'

/** Whether what a record of a revision says at a path of a checklist counts in the figures of the plan as it stands. */
export type Counts = (checklist: string, path: string, revision: number) => boolean

/**
 * Reads the revisions that records were filled by and tells where they count. Of what the first release kept no revision
 * is known: it counts as it did then.
 */
export async function earlierRevisions(
  plans: Pick<PlanCopies, 'byRevision'>,
  plan: Plan,
  revisions: Iterable<number>,
): Promise<Counts> {
  const wanted = [...new Set(revisions)].filter((revision) => revision !== unknownRevision)
  const found = new Map(
    await Promise.all(wanted.map(async (revision) => [revision, await plans.byRevision(plan.code, revision)] as const)),
  )
  const schemaOf = (from: Plan | null | undefined, checklist: string): ChecklistSchema | undefined => {
    const schema = from?.checklists.find(({ key }) => key === checklist)?.schema
    return schema as ChecklistSchema | undefined // the gate admitted it before it was published
  }
  return (checklist, path, revision) => {
    if (revision === unknownRevision) return true
    const [before, now] = [schemaOf(found.get(revision), checklist), schemaOf(plan, checklist)]
    return before !== undefined && now !== undefined && countingPaths(before, now).has(path)
  }
}
