import { type ChecklistPart, outlineFor, partsOf, type SubSchema } from '@duzhan/checklist'
import type { Actor, SubmissionEvent, VisitPart } from '@duzhan/contracts'
import { type Plan, teamTitle } from '@duzhan/plan'
import type { Place } from '@duzhan/service-kit'
import { chainOf } from '../correction/correction.repository.ts'
import { inspectsFor } from './inspects.ts'
import type { Parted, Visit } from './visit.repository.ts'

/** The parts of a checklist of a plan; of one that the plan does not have, the main one alone. */
export function partsAsked({ checklists }: Pick<Plan, 'checklists'>, checklist: string): readonly ChecklistPart[] {
  const schema = checklists.find(({ key }) => key === checklist)?.schema
  return schema ? partsOf(outlineFor(schema as SubSchema)) : [null] // it passed the gate before it was published
}

/** Whether several teams fill in a checklist, or another one than the target's own. */
const isParted = (parts: readonly ChecklistPart[]): boolean => parts.some((part) => part !== null)

/** The part that a submission is of, among those of the revision it was filled by; undefined where there is only the main one. */
export function partedBy(plan: Plan, submission: SubmissionEvent): Parted | undefined {
  const parts = partsAsked(plan, submission.checklist)
  if (!isParted(parts)) return undefined
  const { id, by, finishedAt, part = null } = submission
  return { own: { part, submission: id, record: chainOf(submission).first, by: by.title, at: new Date(finishedAt) }, parts }
}

/**
 * The parts of a visit with what is in of each: those that the plan asks for as it stands, and of a visit that is done those
 * that it was done by. Empty where the target's own team fills everything in.
 */
export function visitParts(plan: Plan, { parts: kept = [], checklist, status, team }: Visit): VisitPart[] {
  const asked = status === 'done' ? kept.map(({ part }) => part) : partsAsked(plan, checklist)
  if (!isParted(asked)) return []
  return asked.map((part) => {
    const own = kept.find((one) => one.part === part)
    const { submission = null, record = null, by = null, at } = own ?? {}
    return {
      part,
      team: part === null ? team.title : teamTitle(plan, part),
      submission,
      record,
      by,
      at: at?.toISOString() ?? null,
    }
  })
}

/** Whether a part that a team of the plan fills in at a place is the actor's. */
export const inspectsPart = (actor: Actor, place: Place, part: string): boolean => inspectsFor(actor, place, [part])
