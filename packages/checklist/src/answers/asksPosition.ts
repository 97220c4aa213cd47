import type { ChecklistSchema } from '../schema/checklistSchema.ts'
import { interpretAdmitted } from './interpretAdmitted.ts'

/** Whether answers, as they stand, must come with the position of whoever gives them. */
export function asksPosition(checklist: ChecklistSchema, answers: unknown): boolean {
  const faults = interpretAdmitted(checklist)(answers, { hasPosition: false })
  return faults.some(({ keyword, params }) => keyword === 'x-evidence' && params['position'] === true)
}
