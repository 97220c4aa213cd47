import { itemResult, judge, type Outline, outlineOf } from '@duzhan/checklist'
import type { SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, type Plan, windowOfVisits } from '@duzhan/plan'
import type { Fact } from './fact.repository.ts'

const outlines = new WeakMap<object, Outline>()

/** A checklist's outline, read once per schema. */
export function outlineFor(schema: Plan['checklists'][number]['schema']): Outline {
  const outline = outlines.get(schema) ?? outlineOf(schema)
  outlines.set(schema, outline)
  return outline
}

/** What a submission says of its target, or null when its plan has no such checklist. Items without clauses are not judged. */
export function factFrom(submission: SubmissionEvent, plan: Plan): Fact | null {
  const schema = plan.checklists.find(({ key }) => key === submission.checklist)?.schema
  if (!schema) return null
  const outline = outlineFor(schema)
  const at = new Date(submission.finishedAt)
  return {
    plan: plan.code,
    checklist: submission.checklist,
    window: windowOfVisits(plan, calendarDate(at)).key,
    target: submission.target,
    targetName: submission.targetName,
    place: submission.place,
    region: submission.regionPath.at(-1) ?? plan.jurisdiction,
    regionPath: submission.regionPath,
    submission: submission.id,
    no: submission.corrects?.no ?? 0,
    at,
    results: [
      ...outline.items
        .filter(({ clauses }) => clauses.length > 0)
        .map((item) => ({ path: item.path, result: itemResult(item, submission.answers) })),
      ...judge(outline, submission.answers).map(({ path, result }) => ({ path, result })),
    ],
  }
}
