import { z } from 'zod'
import { assignmentsSchema, unitSchema } from './assignment.ts'
import { checklistSchema } from './checklist.ts'
import { dutiesSchema } from './duty.ts'
import { focusAreaSchema } from './focusArea.ts'
import { identityFields } from './identity.ts'
import { goalSchema, indicatorSchema } from './indicator.ts'
import { ladderStepSchema } from './ladder.ts'
import { noteSchema } from './note.ts'
import { milestoneSchema, phaseSchema } from './phase.ts'
import { resourceSchema } from './resource.ts'
import { targetKindSchema } from './targetKind.ts'
import { targetListSchema } from './targetList.ts'
import { cycleSchema } from './when.ts'

/** One plan revision as one document: the only thing a jurisdiction edits. Published as `plan.schema.json`. */
export const planSchema = z.strictObject({
  ...identityFields,
  /** What a lower plan leaves out of its superior's, by path: `duties.visits.monthly`. */
  removes: z.array(z.string().min(1).max(500)).max(500).exactOptional(),
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
