import { observationsOf, outlineFor, partOf, partsOf, type SubSchema } from '@duzhan/checklist'
import type { SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, type Plan, windowOfVisits } from '@duzhan/plan'
import type { Fact } from './fact.repository.ts'
import { questionsOf } from './question.ts'

/** What a submission says of its target by the revision it was filled by, or null when that has no such checklist, or part of it. */
export function factFrom(submission: SubmissionEvent, plan: Plan): Fact | null {
  const whole = plan.checklists.find(({ key }) => key === submission.checklist)?.schema
  const { part = null } = submission
  const schema = whole && partOf(whole as SubSchema, part) // it passed the gate before it was published
  if (!whole || !schema) return null
  const outline = outlineFor(schema)
  const parts = partsOf(outlineFor(whole as SubSchema)) // as above
  const questions = questionsOf(outline)
  const at = new Date(submission.finishedAt)
  return {
    plan: plan.code,
    checklist: submission.checklist,
    ...(part !== null && { part }),
    ...(parts.length > 1 && { of: { parts, grades: (whole as SubSchema)['x-score']?.grades ?? [] } }), // as above
    window: windowOfVisits(plan, calendarDate(at)).key,
    target: submission.target,
    targetName: submission.targetName,
    place: submission.place,
    region: submission.regionPath.at(-1) ?? plan.jurisdiction,
    regionPath: submission.regionPath,
    submission: submission.id,
    revision: submission.revision,
    no: submission.corrects?.no ?? 0,
    at,
    observations: observationsOf(outline, submission.answers).flatMap((observation) => {
      const question = questions.get(observation.path)
      if (question === undefined) return [] // nobody could say what it is of
      const { kind, unit } = question
      return [{ ...observation, kind, ...(unit !== undefined && { unit }) }]
    }),
  }
}
