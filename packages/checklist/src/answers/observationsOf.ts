import { isRecord } from '../json/typeOf.ts'
import { kindOf } from '../kind/itemKinds.ts'
import type { Observation } from '../kind/observation.ts'
import type { Outline, OutlineItem } from '../outline/outline.ts'
import { computed } from './computedIn.ts'
import { clauseResult } from './judge.ts'
import { resultOf } from './resultOf.ts'
import { scoreOf } from './scoreOf.ts'
import { hiddenIn } from './shown.ts'
import { valueAt } from './valueAt.ts'

/**
 * What a filled checklist says, place by place: of every item that is shown what its kind observes and, where the
 * checklist says what is bad, its result; then its clauses; then what is computed; then the points of each section and of
 * all. What nobody answered says nothing, but that a judged item is unanswered.
 */
export function observationsOf(outline: Outline, answers: unknown): Observation[] {
  const hidden = hiddenIn(outline.root, answers)
  const shown = outline.items.filter(({ path }) => !hidden.has(path))
  const given = shown.flatMap((item) => [...observationsAt(outline, item, answers), ...clausesOf(item, answers)])
  const worked = shown.flatMap((item): Observation[] => {
    if (item.kind !== 'computed') return []
    const result = computed(item, outline, given)
    return 'observed' in result ? [{ path: item.path, ...result.observed }] : []
  })
  return [...given, ...worked, ...pointsOf(outline, answers)]
}

const clausesOf = (item: OutlineItem, answers: unknown): Observation[] =>
  item.clauses.map((clause) => ({ path: clause.path, result: clauseResult(clause, answers).result }))

function observationsAt(outline: Outline, item: OutlineItem, answers: unknown): Observation[] {
  const held = valueAt(answers, item.path)
  const found = isRecord(held) ? (kindOf(item.kind)?.observe(item, held) ?? []) : []
  const result = resultOf(outline, item, answers)
  if (result === undefined) return found
  const [own, ...others] = found[0]?.path === item.path ? found : [undefined, ...found]
  return [{ ...own, path: item.path, result }, ...others.filter((one) => one !== undefined)]
}

function pointsOf(outline: Outline, answers: unknown): Observation[] {
  const score = scoreOf(outline, answers)
  if (score === null) return []
  return [
    ...score.sections.map(({ key, points }) => ({ path: key, number: points })),
    { path: 'score', number: score.points, ...(score.grade !== undefined && { choices: [score.grade] }) },
  ]
}
