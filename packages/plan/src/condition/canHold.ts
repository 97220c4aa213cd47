import type { SubSchema } from '@duzhan/checklist'
import { boxesOf, Incomparable, type Subject } from './boxesOf.ts'

/**
 * Whether anything that is as the subject says could meet a condition: no where its parts contradict each other or leave nothing of a
 * field, as "500 or more" and "300 or less" do. Yes where that cannot be told.
 */
export function canHold(condition: SubSchema, subject: Subject): boolean {
  try {
    return boxesOf(condition, subject).length > 0
  } catch (error) {
    if (error instanceof Incomparable) return true
    throw error
  }
}
