import { z } from 'zod'
import { assignmentsSchema, unitSchema } from './assignment.ts'
import { dutiesSchema } from './duty.ts'
import { elementFields, keySchema, titleSchema } from './element.ts'
import { findingsSchema } from './findings.ts'
import { focusAreaSchema } from './focusArea.ts'
import { identityFields } from './identity.ts'
import { goalSchema, indicatorSchema } from './indicator.ts'
import { ladderStepSchema } from './ladder.ts'
import { milestoneSchema, phaseSchema } from './phase.ts'
import { targetKindSchema } from './targetKind.ts'
import { targetListSchema } from './targetList.ts'
import { cycleSchema } from './when.ts'

/** A checklist: its `schema` is admitted by the checklist gate, its `uiSchema` only arranges. */
const checklistSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetKind: keySchema,
  targetLists: z.array(keySchema).exactOptional(),
  schema: z.record(z.string(), z.json()),
  uiSchema: z.record(z.string(), z.json()).exactOptional(),
})

/** Money for each target of some lists; `exclusive` is the sentence that forbids enjoying it twice. */
const resourceSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetLists: z.array(keySchema).min(1),
  amount: z.number().nonnegative(),
  unit: z.string().min(1),
  per: z.literal('target'),
  targets: z.int().positive().exactOptional(),
  fund: titleSchema.exactOptional(),
  exclusive: z.string().min(1).exactOptional(),
})

/** A place where the document is silent, ambiguous or at odds with itself: said aloud instead of guessed. */
const noteSchema = z.strictObject({
  ...elementFields,
  about: z.string().min(1),
  text: z.string().min(1).max(2000),
})

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
  /** What holds of findings of a kind: within how long they are put right, and how often that is extended. */
  findings: findingsSchema.exactOptional(),
  ladder: z.array(ladderStepSchema),
  assignments: assignmentsSchema,
  resources: z.array(resourceSchema),
  units: z.array(unitSchema),
  notes: z.array(noteSchema),
})

export type Plan = z.infer<typeof planSchema>
