import { openUntil, type Plan, startOfDay, takesRecords } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** Why a window has no figures: no targets, no checklist for them, a window that takes no more records, or none sent yet. */
export function emptyReason(plan: Plan | undefined, isListed: boolean, windowEnd: string, today: string): string {
  if (!isListed) return zh.summary.nobodyListed
  if (!plan) return zh.summary.empty
  if (!takesRecords(plan)) return zh.summary.noRecords
  return today > openUntil(plan, startOfDay(windowEnd)) ? zh.summary.closed : zh.summary.empty
}
