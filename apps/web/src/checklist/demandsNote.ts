import { isValid, type SubSchema } from '@duzhan/checklist'
import type { Item } from './itemAnswers.ts'

/** Whether an item's schema demands a note beside what the item holds: always, or by a condition that is met. */
export function demandsNote(schema: SubSchema, held: Item, root: SubSchema): boolean {
  if (schema.required?.includes('note')) return true
  const branch = schema.if && (isValid(schema.if, held, root) ? schema.then : schema.else)
  return [branch, ...(schema.allOf ?? [])].some((part) => part !== undefined && demandsNote(part, held, root))
}
