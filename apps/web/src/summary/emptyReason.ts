import { openUntil, type Plan, takesRecords } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** Why a window has no figures: no targets, no checklist for them, a window that takes no more records, or none sent yet. */
export function emptyReason(plan: Plan | undefined, isListed: boolean, windowEnd: string, today: string): string {
  if (!isListed) return zh.summary.nobodyListed
  if (!plan) return zh.summary.empty
  if (!takesRecords(plan)) return zh.summary.noRecords
  return today > openUntil(plan, new Date(`${windowEnd}T12:00:00+08:00`)) ? zh.summary.closed : zh.summary.empty
}
