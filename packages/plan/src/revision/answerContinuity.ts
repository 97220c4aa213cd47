import { outlineOf, type SubSchema } from '@duzhan/checklist'
import { sameJson } from '../inherit/json.ts'

/**
 * What becomes of a question when a revision is published: earlier answers still count, they start afresh because the
 * question is no longer the same, or the question is new or retired.
 */
export type ClauseContinuity = {
  path: string
  title: string
  standing: 'counts' | 'restarts' | 'new' | 'retired'
  reason: string | null
}

type Clause = ReturnType<typeof outlineOf>['clauses'][number]

const difference = (before: Clause, after: Clause): string | null => {
  if (before.title !== after.title) return `问法由“${before.title}”改为“${after.title}”`
  if (before.good !== after.good) return '“是”与“否”的好坏对调'
  if (!sameJson(before.indicator ?? null, after.indicator ?? null)) return '所供指标改变'
  return null
}

/** Question by question, whether answers given on one revision of a checklist still count on the next. */
export function answerContinuity(before: unknown, after: unknown): ClauseContinuity[] {
  // both revisions have passed the gate
  const [old, current] = [outlineOf(before as SubSchema).clauses, outlineOf(after as SubSchema).clauses]
  const kept = current.map((clause): ClauseContinuity => {
    const { path, title } = clause
    const earlier = old.find((candidate) => candidate.path === path)
    if (!earlier) return { path, title, standing: 'new', reason: null }
    const reason = difference(earlier, clause)
    return { path, title, standing: reason ? 'restarts' : 'counts', reason }
  })
  const retired = old
    .filter((clause) => !current.some((candidate) => candidate.path === clause.path))
    .map(({ path, title }): ClauseContinuity => ({ path, title, standing: 'retired', reason: null }))
  return [...kept, ...retired]
}
