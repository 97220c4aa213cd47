import { Problem } from '@duzhan/problems'
import type { ChecklistSchema } from '../schema/checklistSchema.ts'
import { gate } from './gate.ts'

/** The schema as a checklist, or a Problem `checklist.refused` that carries the refusals. */
export function admit(schema: unknown): ChecklistSchema {
  const refusals = gate(schema)
  if (refusals.length > 0) throw new Problem('invalid', 'checklist.refused', { refusals })
  return schema as ChecklistSchema // what the gate has just proven
}
