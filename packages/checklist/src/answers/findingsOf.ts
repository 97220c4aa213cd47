import { isValid } from '../interpret/interpret.ts'
import type { Outline, OutlineClause, OutlineItem } from '../outline/outline.ts'
import type { Responsible, Severity } from '../schema/findingRule.ts'
import { photosOf } from './evidenceOf.ts'
import { valueAt } from './valueAt.ts'

/** A finding as the checklist words it, before it has a place, a date and an owner. */
export interface FindingDraft {
  readonly clausePath: string
  readonly itemPath: string
  readonly title: string
  readonly category: string
  readonly severity: Severity
  readonly responsible: Responsible
  readonly days: number
  readonly note?: string
  readonly photos: readonly string[]
}

/** The findings that a filled checklist opens, one for each clause whose `x-finding` condition its answer meets. */
export function findingsOf(outline: Outline, answers: unknown): FindingDraft[] {
  return outline.items.flatMap((item) => item.clauses.flatMap((clause) => draftOf(outline, item, clause, answers)))
}

function draftOf(outline: Outline, item: OutlineItem, clause: OutlineClause, answers: unknown): FindingDraft[] {
  const rule = clause.finding
  const answer = valueAt(answers, clause.path)
  if (rule === undefined || answer === undefined || !isValid(rule.when, answer, outline.root)) return []
  const note = valueAt(answers, `${item.path}.note`)
  const { title, category, severity, responsible, days } = rule
  return [
    {
      clausePath: clause.path,
      itemPath: item.path,
      title,
      category,
      severity,
      responsible,
      days,
      ...(typeof note === 'string' && { note }),
      photos: photosOf(valueAt(answers, item.path)),
    },
  ]
}
