import { isValid } from '../interpret/interpret.ts'
import { photosOf } from '../interpret/lacksEvidence.ts'
import { isRecord } from '../json/typeOf.ts'
import type { Outline, OutlineClause, OutlineFinding, OutlineItem } from '../outline/outline.ts'
import { type FindingLimit, limitOfRule } from '../schema/findingLimit.ts'
import type { FindingRule, Responsible, Severity } from '../schema/itemAnnotation.ts'
import { type Met, meets } from './meets.ts'
import { hiddenIn } from './shown.ts'
import { valueAt } from './valueAt.ts'

/** A finding as the checklist words it, before it has a place, a date and an owner. */
export interface FindingDraft {
  /** What its rule stands on: a clause, a field, an item, or a row of a table like `housing.list.rows.2`. */
  readonly clausePath: string
  readonly itemPath: string
  /** As its rule words it, with the answer in the place of `{answer}`. */
  readonly title: string
  /** What was answered, as people read it; of a row its cells. */
  readonly answer: string
  readonly category: string
  readonly severity: Severity
  readonly responsible: Responsible
  /** Null where its rule leaves the limit to the plan. */
  readonly limit: FindingLimit | null
  readonly note?: string
  readonly photos: readonly string[]
}

const answerWords = { yes: '是', no: '否', na: '不适用' } as const

/**
 * The findings that a filled checklist opens: one for each clause, field or item whose `x-finding` condition its answer
 * meets, and one for each row that does where the rule stands on rows. Nothing that is hidden opens any.
 */
export function findingsOf(outline: Outline, answers: unknown): FindingDraft[] {
  const hidden = hiddenIn(outline.root, answers)
  return outline.items
    .filter(({ path }) => !hidden.has(path))
    .flatMap((item) => [
      ...item.clauses.flatMap((clause) => ofClause(outline, item, clause, answers)),
      ...item.findings.flatMap((finding) => ofFinding(outline, item, finding, answers)),
    ])
}

function ofClause(outline: Outline, item: OutlineItem, clause: OutlineClause, answers: unknown): FindingDraft[] {
  const answer = valueAt(answers, clause.path)
  if (clause.finding === undefined || answer === undefined || !isValid(clause.finding.when, answer, outline.root)) return []
  const word = Object.entries(answerWords).find(([key]) => key === answer)?.[1] ?? ''
  return [draftOf(item, { path: clause.path, answer: word, named: word }, clause.finding, answers)]
}

function ofFinding(outline: Outline, item: OutlineItem, finding: OutlineFinding, answers: unknown): FindingDraft[] {
  const held = valueAt(answers, item.path)
  if (!isRecord(held)) return []
  return meets(outline, item, finding, held).map((place) => draftOf(item, place, finding.rule, answers))
}

function draftOf(item: OutlineItem, { path, answer, named }: Met, rule: FindingRule, answers: unknown): FindingDraft {
  const note = valueAt(answers, `${item.path}.note`)
  const { title, category, severity, responsible } = rule
  return {
    clausePath: path,
    itemPath: item.path,
    title: title.replaceAll('{answer}', () => named),
    answer,
    category,
    severity,
    responsible,
    limit: limitOfRule(rule),
    ...(typeof note === 'string' && { note }),
    photos: photosOf(valueAt(answers, item.path)),
  }
}
