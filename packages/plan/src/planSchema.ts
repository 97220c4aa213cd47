import { z } from 'zod'
import { assignmentsSchema } from './schema/assignment.ts'
import { checklistSchema } from './schema/checklist.ts'
import { cycleSchema } from './schema/cycle.ts'
import { dutiesSchema } from './schema/duty.ts'
import { focusAreaSchema } from './schema/focusArea.ts'
import { goalSchema } from './schema/goal.ts'
import { identityFields } from './schema/identity.ts'
import { indicatorSchema } from './schema/indicator.ts'
import { ladderStepSchema } from './schema/ladder.ts'
import { noteSchema } from './schema/note.ts'
import { milestoneSchema, phaseSchema } from './schema/phase.ts'
import { resourceSchema } from './schema/resource.ts'
import { targetKindSchema } from './schema/targetKind.ts'
import { targetListSchema } from './schema/targetList.ts'
import { unitSchema } from './schema/unit.ts'

/** One plan revision as one document: the only thing a jurisdiction edits. Published as `plan.schema.json`. */
export const planSchema = z.strictObject({
  ...identityFields,
  /** What a lower plan leaves out of its superior's, by path: `duties.visits.monthly`. */
  removes: z.array(z.string().min(1).max(500)).exactOptional(),
  goals: z.array(goalSchema),
  phases: z.array(phaseSchema),
  milestones: z.array(milestoneSchema),
  focusAreas: z.array(focusAreaSchema),
  targetKinds: z.array(targetKindSchema),
  targetLists: z.array(targetListSchema),
  checklists: z.array(checklistSchema),
  indicators: z.array(indicatorSchema),
  cycles: z.array(cycleSchema),
  duties: dutiesSchema,
  ladder: z.array(ladderStepSchema),
  assignments: assignmentsSchema,
  resources: z.array(resourceSchema),
  units: z.array(unitSchema),
  notes: z.array(noteSchema),
})

export type Plan = z.infer<typeof planSchema>
